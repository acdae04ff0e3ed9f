import { isDeepStrictEqual } from 'node:util';
import type { BoardState } from '../../src/shared/board/board-state.ts';
import type { AgentStateWire, BoardSnapshot, CallWire } from '../../src/shared/contract/board.ts';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { isLive } from '../../src/shared/contract/live-call.ts';
import { naiveAgent } from '../../src/shared/contract/testing/naive-agent.ts';
import { callRecordSchema } from '../../src/shared/contract/call-record.ts';
import { instantOf, rankOf } from '../../src/shared/contract/testing/naive-order.ts';
import { naiveCall } from '../../src/shared/contract/testing/naive-call.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import { agentToWire, callToWire } from '../../relay/core/board/wire.ts';
import { callKey, type LogWatch } from './log-watch.ts';
import { demand } from './violation.ts';

/** Longer than the board takes to tell of a change. */
const tellsWithinMs = 3_000;

/** I4 for the relay's board: agents and calls are what a naive fold makes of the log. */
export function checkBoard(board: BoardSnapshot, log: LogWatch, now: EpochMs, someAgents: (agentNumber: string) => boolean): void {
  for (const agent of board.agents) if (someAgents(agent.agentNumber)) checkAgent(agent, wordsOf(agent.agentNumber, log));
  const shown = new Map(board.calls.map((call) => [`${call.source} ${call.callId}`, call]));
  for (const [name, call] of shown) checkCall(call, log.ofCall.get(name) ?? []);
  for (const [name, events] of log.ofCall) {
    const last = events.at(-1);
    if (shown.has(name) || !last || now - Date.parse(last.receivedAt) > 60_000) continue;
    const call = naiveCall(events);
    demand(!call || !isLive(call, now), 'I4', () => `the board lacks the call ${name}, which goes on`);
  }
}

/** I4 for a supervisor's page: what it put together from patches is what the relay shows, but for what just changed. */
export function checkPage(page: BoardState | null, board: BoardSnapshot, who: string, log: LogWatch, now: EpochMs): void {
  if (!page) return demand(false, 'I6', () => `${who} sees no board`);
  const fresh = justChanged(log, now);
  for (const agent of board.agents) {
    const seen = page.agents.get(agent.agentNumber);
    demand(fresh.agents.has(agent.agentNumber) || isDeepStrictEqual(seen, agent), 'I4', () => `${who} sees ${JSON.stringify(seen)} instead of ${JSON.stringify(agent)}`);
  }
  for (const call of board.calls) {
    const seen = page.calls.get(`${call.source}\u0000${call.callId}`);
    demand(fresh.calls.has(callKeyOf(call)) || isDeepStrictEqual(seen, call), 'I4', () => `${who} sees ${JSON.stringify(seen)} instead of ${JSON.stringify(call)}`);
  }
  if (fresh.calls.size > 0) return;
  demand(isDeepStrictEqual(page.today, board.today), 'I4', () => `${who} sees the day as ${JSON.stringify(page.today)} instead of ${JSON.stringify(board.today)}`);
}

/** The day's figures count the calls of each source's day that the naive fold makes of the log. */
export function checkFigures(board: BoardSnapshot, log: LogWatch, now: EpochMs): void {
  let offered = 0;
  for (const [name, events] of log.ofCall) {
    const startedAt = startOf(events);
    const aheadMs = (name.startsWith('hanoi ') ? 7 : 8) * 3_600_000;
    if (dayOf(startedAt + aheadMs) === dayOf(now + aheadMs)) offered += 1;
  }
  demand(board.today.offered === offered, 'I4', () => `the board counts ${board.today.offered} calls today, the log holds ${offered}`);
}

/** The earliest time that any event gives the call; never for what is no call. */
function startOf(events: readonly DanpingEvent[]): EpochMs {
  const steps = events.filter((event) => rankOf(event) !== null);
  const recorded = steps.flatMap(({ data }) => callRecordSchema.safeParse(data['record']).data?.startedAt ?? []).map((at) => Date.parse(at));
  return Math.min(...steps.map(instantOf), ...recorded);
}

function dayOf(local: EpochMs): number {
  return Math.floor(local / 86_400_000);
}

function checkAgent(agent: AgentStateWire, words: readonly DanpingEvent[]): void {
  const naive = naiveAgent(agent.agentNumber, words);
  if (!naive) return demand(agent.status === null && !agent.loggedIn, 'I4', () => `the board knows something of ${agent.agentNumber} that nobody said`);
  const expected = { ...agentToWire(naive, agent.enrolled), agentName: agent.agentName };
  demand(isDeepStrictEqual(agent, expected), 'I4', () => `the board shows ${JSON.stringify(agent)} instead of ${JSON.stringify(expected)}`);
}

function checkCall(shown: CallWire, events: readonly DanpingEvent[]): void {
  const naive = naiveCall(events);
  const { moments: _, journeys: __, ...call } = shown;
  const expected = naive && callToWire(call.source, naive);
  demand(isDeepStrictEqual(call, expected), 'I4', () => `the board shows ${JSON.stringify(call)} instead of ${JSON.stringify(expected)}`);
}

/** Latest first: so the naive fold finds what it looks for at once. */
function wordsOf(agentNumber: string, log: LogWatch): DanpingEvent[] {
  const seqs = (log.ofAgent.get(agentNumber) ?? []).toReversed();
  return seqs.flatMap((seq) => log.event(seq) ?? []).filter(({ kind }) => kind.startsWith('agent.'));
}

function justChanged(log: LogWatch, now: EpochMs): { readonly agents: ReadonlySet<string>; readonly calls: ReadonlySet<string> } {
  const agents = new Set<string>();
  const calls = new Set<string>();
  for (let seq = log.head; seq > 0; seq -= 1) {
    const event = log.event(seq);
    if (!event || Math.abs(now - Date.parse(event.receivedAt)) > tellsWithinMs) break;
    if (event.agentNumber !== null) agents.add(event.agentNumber);
    if (event.callId !== null) calls.add(callKey(event));
  }
  return { agents, calls };
}

function callKeyOf({ source, callId }: CallWire): string {
  return `${source} ${callId}`;
}
