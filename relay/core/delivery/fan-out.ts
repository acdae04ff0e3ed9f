import type { AudienceKey, Viewer } from '../viewer.ts';
import type { Pump } from './pump.ts';

/** Who is connected. */
export interface Clients {
  readonly agents: number;
  readonly supervisors: number;
  /** Seq of the oldest event that one of them was sent and has not acknowledged; `null` when all are current. */
  readonly oldestUnacknowledged: number | null;
}

/** Wakes those who have something new to read, and only them. */
export class FanOut {
  readonly #byAudience = new Map<AudienceKey, Set<Pump>>();
  readonly #supervisors = new Set<Pump>();

  add(pump: Pump): void {
    this.#roomOf(pump.viewer).add(pump);
  }

  remove(pump: Pump): void {
    const { viewer } = pump;
    const room = this.#roomOf(viewer);
    room.delete(pump);
    if (viewer.role === 'agent' && room.size === 0) this.#byAudience.delete(viewer.audienceKey);
  }

  /** @param audience `null`: it cannot be said who has something new. */
  wake(audience: ReadonlySet<AudienceKey> | null): void {
    for (const key of audience ?? this.#byAudience.keys()) {
      for (const pump of this.#byAudience.get(key) ?? []) pump.wake();
    }
    for (const pump of this.#supervisors) pump.wake();
  }

  clients(): Clients {
    let agents = 0;
    let oldest = Infinity;
    const ask = (pump: Pump): void => {
      oldest = Math.min(oldest, pump.oldestUnacknowledged ?? Infinity);
    };
    for (const room of this.#byAudience.values()) {
      agents += room.size;
      room.forEach(ask);
    }
    this.#supervisors.forEach(ask);
    return { agents, supervisors: this.#supervisors.size, oldestUnacknowledged: oldest === Infinity ? null : oldest };
  }

  /** Everybody who is connected, once for each connection. */
  *pumps(): Iterable<Pump> {
    for (const room of this.#byAudience.values()) yield* room;
    yield* this.#supervisors;
  }

  #roomOf(viewer: Viewer): Set<Pump> {
    if (viewer.role === 'supervisor') return this.#supervisors;
    const room = this.#byAudience.get(viewer.audienceKey) ?? new Set();
    this.#byAudience.set(viewer.audienceKey, room);
    return room;
  }
}
