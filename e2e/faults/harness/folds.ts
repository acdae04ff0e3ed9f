import { isDeepStrictEqual } from 'node:util';
import { addSign, foldAgent, noSigns } from '../../../src/shared/contract/agent-state.ts';
import { foldCall } from '../../../src/shared/contract/call.ts';
import { danpingEventSchema, type DanpingEvent } from '../../../src/shared/contract/event.ts';
import { naiveAgent } from '../../../src/shared/contract/testing/naive-agent.ts';
import { naiveCall } from '../../../src/shared/contract/testing/naive-call.ts';
import type { Keeper } from './keeper.ts';

/** What somebody makes of each call, without the times of receipt: those are another matter. */
export type FoldedCalls = ReadonlyMap<string, object>;

export function foldedCalls(keeper: Keeper): FoldedCalls {
  const folded = [...callsIn(eventsOf(keeper))].flatMap(([, events]) => foldCall(events) ?? []);
  return new Map(folded.map(({ firstReceivedAt: _first, lastReceivedAt: _last, ...call }) => [call.callId, call]));
}

/** The calls that two make something else of, or that only one of them has. */
export function unlikeCalls(one: FoldedCalls, other: FoldedCalls): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((callId) => !isDeepStrictEqual(one.get(callId), other.get(callId)));
}

/**
 * I4: what the product's folds make of the rows is what the contract's words alone make of them.
 *
 * @returns how many calls and agents were folded, and what is folded wrongly, in words
 */
export function wrongFolds(keeper: Keeper, agents: readonly string[]): { readonly compared: number; readonly wrong: readonly string[] } {
  const events = eventsOf(keeper);
  const calls = callsIn(events);
  const wrongCalls = [...calls].filter(([, ofCall]) => !isDeepStrictEqual(foldCall(ofCall), naiveCall(ofCall))).map(([callId]) => `call ${callId}`);
  const wrongAgents = agents.filter((agentNumber) => {
    const own = events.filter((event) => event.agentNumber === agentNumber);
    return !isDeepStrictEqual(foldAgent(agentNumber, own.reduce(addSign, noSigns)), naiveAgent(agentNumber, own));
  });
  const who = keeper.agentNumber ?? 'the supervisor';
  return { compared: calls.size + agents.length, wrong: [...wrongCalls, ...wrongAgents].map((what) => `${who} makes of ${what} another than the contract’s words`) };
}

function eventsOf(keeper: Keeper): readonly DanpingEvent[] {
  return [...keeper.events()].map((event) => danpingEventSchema.parse(event));
}

function callsIn(events: readonly DanpingEvent[]): ReadonlyMap<string, readonly DanpingEvent[]> {
  return Map.groupBy(events.filter(({ callId }) => callId !== null), ({ callId }) => callId ?? '');
}
