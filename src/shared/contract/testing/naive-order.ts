import type { DanpingEvent } from '../event.ts';

/**
 * The contract's words on order, as slowly and plainly as they can be said: nothing here is shared with the folds, so that one
 * mistake cannot stand in both.
 */
export function instantOf(event: DanpingEvent): number {
  return new Date(event.at === null ? event.receivedAt : event.at).getTime();
}

export function eachOnce(events: readonly DanpingEvent[]): readonly DanpingEvent[] {
  return events.filter((event, index) => events.findIndex((other) => other.id === event.id) === index);
}

const ranks: Partial<Record<DanpingEvent['kind'], number>> = {
  'call.dialing': 0,
  'call.ringing': 1,
  'call.answered': 2,
  'call.ended': 3,
  'call.taken': 3,
  'call.failed': 3,
  'call.record': 3,
};

/** How far a step has come: 0 dialing to 3 ended; `null` for what is no step of a call. */
export function rankOf(event: DanpingEvent): number | null {
  return ranks[event.kind] ?? null;
}

/** "By the provider's time, at equal times the further state wins, then the later seq." */
export function comesAfter(a: DanpingEvent, b: DanpingEvent): boolean {
  if (instantOf(a) !== instantOf(b)) return instantOf(a) > instantOf(b);
  const [further, nearer] = [rankOf(a) ?? -1, rankOf(b) ?? -1];
  return further === nearer ? a.seq > b.seq : further > nearer;
}

/** The one that comes after all others. */
export function lastOf(events: readonly DanpingEvent[]): DanpingEvent | undefined {
  return events.find((event) => events.every((other) => other === event || comesAfter(event, other)));
}

export function firstOf(events: readonly DanpingEvent[]): DanpingEvent | undefined {
  return events.find((event) => events.every((other) => other === event || comesAfter(other, event)));
}

/** The first in order of which something is known. */
export function firstKnown<Value>(events: readonly DanpingEvent[], read: (event: DanpingEvent) => Value | null): Value | null {
  const first = firstOf(events.filter((event) => read(event) !== null));
  return first ? read(first) : null;
}

export function lastKnown<Value>(events: readonly DanpingEvent[], read: (event: DanpingEvent) => Value | null): Value | null {
  const last = lastOf(events.filter((event) => read(event) !== null));
  return last ? read(last) : null;
}

export function smallest(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce((least, one) => (least === null || (one !== null && one < least) ? one : least), null);
}

export function greatest(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce((most, one) => (most === null || (one !== null && one > most) ? one : most), null);
}
