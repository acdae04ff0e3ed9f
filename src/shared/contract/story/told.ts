import { danpingEventSchema, type DanpingEvent } from '../event.ts';
import type { EpochMs } from '../time.ts';

/** An event of a call's story, with when it happened and whether it is certain to belong to the call. */
export interface Told {
  readonly event: DanpingEvent;
  readonly at: EpochMs;
  /** Tied by the caller's number only (docs/protocol.md, "IVR and conference steps"). */
  readonly isProbable: boolean;
}

/**
 * All events that tell of the call, those that came inside others (`data.before`, `data.probablyBefore`) included, each once and
 * in the order in which they happened. What came in both ways is certain.
 */
export function toldOf(events: Iterable<DanpingEvent>): readonly Told[] {
  const byId = new Map<string, Told>();
  const add = (event: DanpingEvent, isProbable: boolean): void => {
    const held = byId.get(event.id);
    if (held === undefined || (held.isProbable && !isProbable)) byId.set(event.id, { event, at: timeOf(event), isProbable });
  };
  for (const event of events) {
    add(event, false);
    for (const earlier of eventsIn(event.data['before'])) add(earlier, false);
    for (const earlier of eventsIn(event.data['probablyBefore'])) add(earlier, true);
  }
  return [...byId.values()].toSorted((a, b) => a.at - b.at || a.event.seq - b.event.seq || compare(a.event.id, b.event.id));
}

/** The provider's time, the relay's where it sends none. */
export function timeOf(event: DanpingEvent): EpochMs {
  return Date.parse(event.at ?? event.receivedAt);
}

/** A text of `data`; `null` when it is absent, empty or something else. */
export function textOf(event: DanpingEvent, field: string): string | null {
  const value = event.data[field];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A UTC time of `data` as epoch milliseconds. */
export function msOf(event: DanpingEvent, field: string): EpochMs | null {
  const at = Date.parse(textOf(event, field) ?? '');
  return Number.isNaN(at) ? null : at;
}

function eventsIn(value: unknown): DanpingEvent[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry) => danpingEventSchema.safeParse(entry)).flatMap((parsed) => (parsed.success ? [parsed.data] : []));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
