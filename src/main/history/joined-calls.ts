import type { DanpingEvent } from '../../shared/contract/event.ts';
import type { EventsTable } from './events-table.ts';
import { superIdOf } from './events-table.ts';

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
 * their order.
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
  return { events, absorbed };
}
