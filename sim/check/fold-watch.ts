import { isDeepStrictEqual } from 'node:util';
import { addSign, foldAgent, noSigns } from '../../src/shared/contract/agent-state.ts';
import { foldCall } from '../../src/shared/contract/call.ts';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { naiveAgent } from '../../src/shared/contract/testing/naive-agent.ts';
import { naiveCall } from '../../src/shared/contract/testing/naive-call.ts';
import type { Random } from '../../relay/simulator/random.ts';
import type { Desk } from '../desk/desk.ts';
import { callKey } from './log-watch.ts';
import { demand } from './violation.ts';

/** I4 for one desk: its calls and its own status are what a naive fold makes of its rows, in whatever order they come. */
export function checkFolds(desk: Desk, random: Random): void {
  const { viewer, token } = desk.person;
  if (viewer.role !== 'agent') return;
  const calls = new Map<string, DanpingEvent[]>();
  const words: DanpingEvent[] = [];
  for (const { event } of desk.store.rows.values()) {
    if (event.kind.startsWith('agent.')) words.push(event);
    else if (event.callId !== null) calls.set(callKey(event), [...(calls.get(callKey(event)) ?? []), event]);
  }
  for (const [name, events] of calls) checkCall(token, name, events, random);
  const state = foldAgent(viewer.agentNumber, shuffled(words, random).reduce(addSign, noSigns));
  const naive = naiveAgent(viewer.agentNumber, words.toReversed());
  demand(isDeepStrictEqual(state, naive), 'I4', () => `${token}: ${JSON.stringify(state)} instead of ${JSON.stringify(naive)}`);
}

function checkCall(token: string, name: string, events: readonly DanpingEvent[], random: Random): void {
  const call = foldCall(shuffled(events, random));
  const naive = naiveCall(events);
  demand(isDeepStrictEqual(call, naive), 'I4', () => `${token}, call ${name}: ${JSON.stringify(call)} instead of ${JSON.stringify(naive)}`);
}

/** In another order, some of them twice. */
function shuffled(events: readonly DanpingEvent[], random: Random): DanpingEvent[] {
  const twice = events.filter(() => random.chance(0.1));
  return [...events, ...twice]
    .map((event) => ({ event, place: random.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ event }) => event);
}
