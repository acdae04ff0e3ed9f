import type { WrapUp } from '../../../shared/api/card.ts';
import type { Call } from '../../../shared/contract/call.ts';
import { customerNumberOf } from './customer-number.ts';
import { wordsOf } from './fold-text.ts';
import { spellingsOf } from './phonetics.ts';

/** Extras are the cloud's business and may be as long as a push: so much of them can be found. */
const longestExtras = 1_500;

export interface SearchedContact {
  readonly name: string;
  readonly company: string | null;
}

export interface SearchedNotes {
  readonly wrapUp: WrapUp | null;
  /** What the disposition is called in every language that the admin gave. */
  readonly dispositionWords: string;
  readonly contact: SearchedContact | null;
}

/**
 * Everything by which a call can be found, as words with one space between, each once: the customer's number in each way of
 * writing it, names with their pinyin, agents and colleagues, queue, extras, note and disposition.
 */
export function searchTextOf(call: Call, { wrapUp, dispositionWords, contact }: SearchedNotes): string {
  const agents = [call, ...call.legs, ...(call.takenBy ? [call.takenBy] : [])];
  const names = [call.customerName, contact?.name, contact?.company, ...agents.map((agent) => agent.agentName)];
  const words = [
    ...(call.customerNumber === null ? [] : customerNumberOf(call.customerNumber, call.dialect).writings),
    ...names.flatMap((name) => (name ? [...wordsOf(name), ...spellingsOf(name)] : [])),
    ...agents.flatMap((agent) => wordsOf(agent.agentNumber)),
    ...wordsOf(call.queueName),
    ...wordsOf(textsIn(call.extras).join(' ').slice(0, longestExtras)),
    ...wordsOf(wrapUp?.note),
    ...wordsOf(wrapUp?.disposition),
    ...wordsOf(dispositionWords),
  ];
  return [...new Set(words)].join(' ');
}

function textsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null || depth > 2) return [];
  return Object.values(value).flatMap((inner) => textsIn(inner, depth + 1));
}
