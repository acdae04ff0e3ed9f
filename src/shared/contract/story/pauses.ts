import { agentStatusDataSchema } from '../agent-status.ts';
import type { EpochMs } from '../time.ts';
import type { Told } from './told.ts';

/** A stretch of a talk in which the customer was on hold, or could not hear the agent. */
export interface Pause {
  readonly sort: 'held' | 'muted';
  readonly agentNumber: string | null;
  readonly from: EpochMs;
  /** `null` while it lasts, or where its end was never told. */
  readonly until: EpochMs | null;
}

/**
 * The holds and mutes of the call, from the agents' statuses while in it (V7 statuses 6 保持 and 7 静音): each lasts until the
 * agent's next status, or until the call's end.
 *
 * @param endedAt when the call ended; `null` while it goes on
 */
export function pausesOf(told: readonly Told[], endedAt: EpochMs | null): readonly Pause[] {
  const pauses: Pause[] = [];
  const open = new Map<string | null, Pause>();
  for (const { event, at } of told) {
    if (event.kind !== 'agent.status') continue;
    const said = agentStatusDataSchema.safeParse(event.data);
    if (!said.success) continue;
    const { status } = said.data;
    const before = open.get(event.agentNumber);
    if (before?.sort === status) continue;
    if (before) pauses.push({ ...before, until: at });
    open.delete(event.agentNumber);
    if (status === 'held' || status === 'muted') open.set(event.agentNumber, { sort: status, agentNumber: event.agentNumber, from: at, until: null });
  }
  const unfinished = [...open.values()].map((pause) => ({ ...pause, until: endedAt === null ? null : Math.max(endedAt, pause.from) }));
  return [...pauses, ...unfinished].toSorted((a, b) => a.from - b.from || (key(a) < key(b) ? -1 : 1));
}

function key({ sort, agentNumber, until }: Pause): string {
  return JSON.stringify([agentNumber, sort, until]);
}
