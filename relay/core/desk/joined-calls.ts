import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import type { RememberedCall } from './ports.ts';

/**
 * Puts together what clouds tell under two call ids: V7's second name of a call, and a record that most probably belongs to
 * another of the calls (`data.probableCallIds`). Where several come into question, it stays a call of its own.
 */
export function joinCalls(calls: readonly RememberedCall[]): readonly RememberedCall[] {
  const homes = new Map(calls.map((call) => [call, homeOf(call, calls)]));
  return calls
    .filter((call) => !homes.get(call))
    .map((call) => {
      const guests = calls.filter((other) => homes.get(other) === call);
      return {
        ...call,
        events: [call, ...guests].flatMap(({ events }) => events),
        notes: [call, ...guests].flatMap(({ notes }) => notes).toSorted((a, b) => b.savedAt - a.savedAt),
      };
    });
}

/** The one call of which this is but another name; `null` for a call of its own. */
function homeOf(call: RememberedCall, calls: readonly RememberedCall[]): RememberedCall | null {
  const others = calls.filter((other) => other !== call && other.source === call.source && !isAnotherName(other));
  const isSecondName = call.events.every((event) => superIdOf(event) === call.callId);
  const homes = isSecondName
    ? others.filter(({ events }) => events.some((event) => superIdOf(event) === call.callId))
    : others.filter(({ callId }) => call.events.every((event) => probableCallIdsOf(event).includes(callId)));
  const [home] = homes;
  return home && homes.length === 1 && call.events.length > 0 ? home : null;
}

function isAnotherName({ callId, events }: RememberedCall): boolean {
  return events.every((event) => superIdOf(event) === callId || probableCallIdsOf(event).length > 0);
}

function superIdOf({ data }: DanpingEvent): string | null {
  const superId = data['superUniqueId'];
  return typeof superId === 'string' ? superId : null;
}

function probableCallIdsOf({ kind, data }: DanpingEvent): readonly unknown[] {
  const callIds = data['probableCallIds'];
  return kind === 'call.record' && Array.isArray(callIds) ? callIds : [];
}
