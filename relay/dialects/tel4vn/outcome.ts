import type { CallOutcome } from '../../../src/shared/contract/call-record.ts';
import type { Direction } from '../../../src/shared/contract/event.ts';
import { readWord } from './values.ts';

/** How the call was left, by the usual words of exchanges, and what it means on either side of the desk. */
const outcomesOfWord: ReadonlyMap<string, { readonly inbound: CallOutcome; readonly outbound: CallOutcome }> = new Map([
  ...both('answer answered', 'answered', 'answered'),
  ...both('noanswer unanswered missed busy', 'missed', 'no-answer'),
  ...both('cancel canceled cancelled originatorcancel', 'abandoned', 'no-answer'),
  ...both('voicemail', 'missed', 'no-answer'),
  ...both('fail failed failure congestion chanunavail', 'failed', 'failed'),
]);

/**
 * What a cdr's `status` says. The page names the field and none of its words, so only the usual ones are taken at their
 * word; `billsec` is documented (the time since both sides were connected) and outweighs them. Only a mailbox, which is
 * no agent, may have talked without the call being answered.
 *
 * @param talkSeconds the cdr's `billsec`
 */
export function outcomeOf(status: unknown, talkSeconds: number | null, direction: Direction | null): CallOutcome {
  const word = (readWord(status) ?? '').replaceAll(/[\s_-]+/g, '');
  if (talkSeconds !== null && talkSeconds > 0 && word !== 'voicemail') return 'answered';
  return outcomesOfWord.get(word)?.[direction === 'inbound' ? 'inbound' : 'outbound'] ?? 'unknown';
}

function both(words: string, inbound: CallOutcome, outbound: CallOutcome): [string, { inbound: CallOutcome; outbound: CallOutcome }][] {
  return words.split(' ').map((word) => [word, { inbound, outbound }]);
}
