import { z } from 'zod';
import { addSign, foldAgent, noSigns, type AgentState } from './agent-state.ts';
import { agentStatusSchema } from './agent-status.ts';
import type { DanpingEvent } from './event.ts';
import { timeOf } from './story/told.ts';
import { toIso, type EpochMs } from './time.ts';

/** A stretch of an agent's day in one state; times are UTC. */
export const agentSpanSchema = z.object({
  loggedIn: z.boolean(),
  offlineAnswering: z.boolean(),
  status: agentStatusSchema.nullable(),
  statusName: z.string().nullable(),
  from: z.iso.datetime(),
  /** `null` for the state of this moment. */
  until: z.iso.datetime().nullable(),
});
export type AgentSpan = z.infer<typeof agentSpanSchema>;

/** What an agent did since the day began by the clock of the agent's own source. */
export const agentDaySchema = z.object({
  agentNumber: z.string(),
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Oldest first, one beginning where the other ends. */
  spans: z.array(agentSpanSchema),
  /** The day has more changes than are told: these are the latest. */
  isCut: z.boolean(),
});
export type AgentDay = z.infer<typeof agentDaySchema>;

/**
 * The states of an agent one after the other, whatever the order in which the events came.
 *
 * @param events the agent's statuses, log-ins and log-outs; of those before the day only the last of each sort matters
 * @param dayStart what lasted at that moment begins with it
 */
export function spansOf(agentNumber: string, events: Iterable<DanpingEvent>, dayStart: EpochMs): AgentSpan[] {
  const steps = [...new Map([...events].map((event) => [event.id, event])).values()].toSorted((a, b) => timeOf(a) - timeOf(b) || a.seq - b.seq);
  const spans: { state: AgentState; from: EpochMs }[] = [];
  let signs = noSigns;
  for (const event of steps) {
    signs = addSign(signs, event);
    const state = foldAgent(agentNumber, signs);
    if (!state) continue;
    const from = Math.max(timeOf(event), dayStart);
    const last = spans.at(-1);
    if (last && last.from === from) spans.pop();
    const before = spans.at(-1);
    if (!before || !isSame(before.state, state)) spans.push({ state, from });
  }
  return spans.map(({ state: { loggedIn, offlineAnswering, status, statusName }, from }, index) => {
    const next = spans[index + 1];
    return { loggedIn, offlineAnswering, status, statusName, from: toIso(from), until: next ? toIso(next.from) : null };
  });
}

/** Logged out, an agent does nothing else, whatever the last status was. */
function isSame(a: AgentState, b: AgentState): boolean {
  if (a.loggedIn !== b.loggedIn || a.offlineAnswering !== b.offlineAnswering) return false;
  return !a.loggedIn || (a.status === b.status && a.statusName === b.statusName && a.callId === b.callId);
}
