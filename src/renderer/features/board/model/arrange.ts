import type { AgentStateWire } from '../../../../shared/contract/board.ts';
import { statusWordOf, type StatusWord } from '../../desk/status-word.ts';
import { findText, searchedWords } from '../../calls/find-text.ts';

/** The states in the order in which they are grouped: who is with a customer first, who is not there last. */
export const stateOrder = [
  'ringing',
  'dialing',
  'talking',
  'held',
  'muted',
  'wrap-up',
  'busy',
  'custom',
  'idle',
  'disconnected',
  'invalid',
  'unknown',
  'offline-answering',
  'logged-out',
] as const satisfies readonly StatusWord[];

export const sortings = ['need', 'longest', 'state', 'name', 'number'] as const;
export type Sorting = (typeof sortings)[number];

export interface Wish {
  readonly sorting: Sorting;
  readonly grouped: boolean;
  /** States to show; empty: all of them. */
  readonly states: readonly StatusWord[];
  /** What was typed into the search field. */
  readonly search: string;
}

/** A stretch of the board under one heading. */
export interface Section {
  /** `over`: who lasts too long; `all`: everybody, under no heading. */
  readonly name: 'over' | 'all' | StatusWord;
  readonly agents: readonly AgentStateWire[];
}

/**
 * Puts the agents into the order that the viewer wants. By need, those who last too long come first, who has for longest before
 * the others, and nobody else moves: eyes learn places.
 *
 * @param over who lasts too long, in the order of need
 */
export function arrange(agents: Iterable<AgentStateWire>, over: ReadonlyMap<string, number>, { sorting, grouped, states, search }: Wish): readonly Section[] {
  const words = searchedWords(search);
  const wanted = [...agents].filter((agent) => (states.length === 0 || states.includes(statusWordOf(agent))) && isFound(agent, words));
  const sorted = wanted.toSorted(comparing(sorting, over));
  if (grouped) {
    const byState = Map.groupBy(sorted, statusWordOf);
    return stateOrder.flatMap((name) => (byState.has(name) ? [{ name, agents: byState.get(name) ?? [] }] : []));
  }
  if (sorting !== 'need') return sorted.length > 0 ? [{ name: 'all', agents: sorted }] : [];
  const [needing, others] = [sorted.filter(isOver(over)), sorted.filter((agent) => !isOver(over)(agent))];
  return [{ name: 'over' as const, agents: needing }, { name: 'all' as const, agents: others }].filter((section) => section.agents.length > 0);
}

/** How many agents are in each state, whatever is filtered. */
export function countStates(agents: Iterable<AgentStateWire>): ReadonlyMap<StatusWord, number> {
  const counts = new Map<StatusWord, number>();
  for (const agent of agents) counts.set(statusWordOf(agent), (counts.get(statusWordOf(agent)) ?? 0) + 1);
  return counts;
}

function isFound({ agentNumber, agentName }: AgentStateWire, words: readonly string[]): boolean {
  return words.every((word) => findText(agentNumber, [word], null).length > 0 || (agentName !== null && findText(agentName, [word], null).length > 0));
}

type Comparison = (a: AgentStateWire, b: AgentStateWire) => number;

function comparing(sorting: Sorting, over: ReadonlyMap<string, number>): Comparison {
  switch (sorting) {
    case 'need':
      return first(byNeed(over), byPresence, byNumber);
    case 'longest':
      return first(byPresence, bySince, byNumber);
    case 'state':
      return first(byState, byNumber);
    case 'name':
      return first(byName, byNumber);
    case 'number':
      return byNumber;
  }
}

function first(...comparisons: readonly Comparison[]): Comparison {
  return (a, b) => {
    for (const compare of comparisons) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

function isOver(over: ReadonlyMap<string, number>): (agent: AgentStateWire) => boolean {
  return ({ agentNumber }) => over.has(agentNumber);
}

function byNeed(over: ReadonlyMap<string, number>): Comparison {
  const place = ({ agentNumber }: AgentStateWire): number => over.get(agentNumber) ?? Number.POSITIVE_INFINITY;
  return (a, b) => (place(a) === place(b) ? 0 : place(a) - place(b));
}

/** Who is not there stands last. */
const byPresence: Comparison = (a, b) => Number(!a.loggedIn) - Number(!b.loggedIn);
const bySince: Comparison = (a, b) => startOf(a) - startOf(b);
const byState: Comparison = (a, b) => stateOrder.indexOf(statusWordOf(a)) - stateOrder.indexOf(statusWordOf(b));
/** Of whom nobody knows since when, stands last. */
function startOf({ since }: AgentStateWire): number {
  return since === null ? Number.MAX_SAFE_INTEGER : Date.parse(since);
}

/** As the viewer's language orders names; numbers by their value, so that 9 comes before 10. */
const names = new Intl.Collator(undefined, { numeric: true });
const byName: Comparison = (a, b) => names.compare(a.agentName ?? '\uffff', b.agentName ?? '\uffff');
/** By length first: 9 comes before 10. Asked thousands of times a second, so no words of any language are consulted. */
const byNumber: Comparison = (a, b) => a.agentNumber.length - b.agentNumber.length || (a.agentNumber < b.agentNumber ? -1 : a.agentNumber > b.agentNumber ? 1 : 0);
