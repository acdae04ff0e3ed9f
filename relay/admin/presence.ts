import { toIso, type EpochMs } from '../../src/shared/contract/time.ts';
import type { AdminParts } from './parts.ts';
import { nameOf } from './inspector/deliveries.ts';

export interface Presence {
  readonly connections: number;
  readonly lagEvents: number | null;
  readonly lastSeenAt: string | null;
}

/** How people are connected at this moment, by {@link nameOf}; who is not in it is not connected. */
export function presences({ people, log }: Pick<AdminParts, 'people' | 'log'>): ReadonlyMap<string, { readonly connections: number; readonly lagEvents: number }> {
  const byName = new Map<string, { connections: number; lagEvents: number }>();
  for (const { viewer, oldestUnacknowledged } of people()) {
    const lag = oldestUnacknowledged === null ? 0 : Math.max(0, log.head - oldestUnacknowledged + 1);
    const before = byName.get(nameOf(viewer));
    byName.set(nameOf(viewer), { connections: (before?.connections ?? 0) + 1, lagEvents: Math.max(before?.lagEvents ?? 0, lag) });
  }
  return byName;
}

/** @param lastSeen of an earlier holder of the number counts for nobody: what was before `addedAt` is left out */
export function presenceOf(present: { readonly connections: number; readonly lagEvents: number } | undefined, lastSeen: EpochMs | null, now: EpochMs, addedAt = 0): Presence {
  if (present) return { ...present, lastSeenAt: toIso(now) };
  return { connections: 0, lagEvents: null, lastSeenAt: lastSeen === null || lastSeen < addedAt ? null : toIso(lastSeen) };
}
