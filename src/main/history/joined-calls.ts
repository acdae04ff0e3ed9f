import type { DanpingEvent } from '../../shared/contract/event.ts';
import type { EventsTable } from './events-table.ts';
import { probableCallIdsOf, superIdOf } from './events-table.ts';
import { recordIsProbable, recordsWithin, withRecords } from './probable-records.ts';

export interface JoinedCalls {
  /** All events of each call that a batch touched. */
  readonly events: ReadonlyMap<string, readonly DanpingEvent[]>;
  /** Names that have turned out to be second names of other calls. */
  readonly absorbed: readonly string[];
}

/**
 * Gathers the events of the touched calls. A cloud may tell part of a call under a second name only (V7's wrapped link has
 * a `superUniqueId` and no `callUniqueId`): it belongs to the one call that other events name beside it. Where several
 * calls share the second name nothing tells which is meant, and it stays a call of its own. The set of events decides, not
 * their order. Records under another call id join the calls that are probably theirs.
 */
export function joinCalls(table: EventsTable, touched: ReadonlySet<string>): JoinedCalls {
  const events = new Map([...touched].map((callId) => [callId, table.ofCall(callId)]));
  const secondNames = new Set([...events.values()].flat().map(superIdOf).filter((name) => name !== null));
  const absorbed: string[] = [];
  for (const name of secondNames) {
    const named = table.ofCall(name);
    const beside = table.callsNamedBeside(name);
    const [only] = beside;
    if (only !== undefined && beside.length === 1 && named.length > 0 && named.every((event) => superIdOf(event) === name)) {
      events.set(only, [...(events.get(only) ?? table.ofCall(only)), ...named.map((event) => ({ ...event, callId: only }))]);
      events.delete(name);
      absorbed.push(name);
    } else {
      for (const callId of beside) if (!events.has(callId)) events.set(callId, table.ofCall(callId));
      if (named.length > 0) events.set(name, named);
    }
  }
  return joinRecords(table, { events, absorbed });
}

/** Gives the touched calls, and those that their records name, the records that are theirs; a record that found its call is none. */
function joinRecords(table: EventsTable, { events: touched, absorbed }: JoinedCalls): JoinedCalls {
  const own = (callId: string): readonly DanpingEvent[] => touched.get(callId) ?? table.ofCall(callId);
  const named = [...touched].flatMap(([callId, events]) => [callId, ...events.flatMap(probableCallIdsOf)]);
  const records = named.flatMap((callId) => [...table.probableRecordsOf(callId), ...recordsWithin(own(callId))]);
  const concerned = new Set([...named, ...records.flatMap((record) => [record.callId ?? [], probableCallIdsOf(record)].flat())]);
  for (const name of absorbed) concerned.delete(name);

  const events = new Map([...concerned].map((callId) => [callId, withRecords(table, callId, own(callId))]));
  const takenIds = new Set([...events].filter(([callId, all]) => recordIsProbable(callId, all)).flatMap(([, all]) => all.map(({ id }) => id)));
  const isTaken = (callId: string, all: readonly DanpingEvent[]): boolean =>
    !recordIsProbable(callId, all) && all.every(({ kind }) => kind === 'call.record') && all.some(({ id }) => takenIds.has(id));
  const taken = [...events].filter(([callId, all]) => isTaken(callId, all)).map(([callId]) => callId);
  for (const [callId, all] of events) if (all.length === 0 || taken.includes(callId)) events.delete(callId);
  return { events, absorbed: [...absorbed, ...taken] };
}
