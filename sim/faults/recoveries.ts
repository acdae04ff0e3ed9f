import { demand } from '../check/violation.ts';
import type { Desk } from '../desk/desk.ts';
import type { World } from '../world.ts';
import type { Begun, Fault } from './fault.ts';

/** How often a fault happened, and how long its victims took to be current again. */
export interface FaultCount {
  times: number;
  readonly recoveredMs: number[];
}

const lookEveryMs = 50;

/** Watches how desks come back. Only what nothing else disturbed is measured; that must hold what is stated (I6). */
export class Recoveries {
  readonly counts = new Map<string, FaultCount>();
  readonly #world: World;
  #active = 0;
  /** Grows with everything that goes wrong. */
  #begun = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Whether nothing is wrong and everybody is current. To be asked before a fault begins. */
  get isCalm(): boolean {
    return this.#active === 0 && this.#world.desks.every((desk) => this.#world.isCurrent(desk));
  }

  /** @returns to be called when the fault was mended */
  began(fault: Fault, { victims }: Begun, wasCalm: boolean): () => void {
    this.#active += 1;
    this.#begun += 1;
    const begun = this.#begun;
    return () => {
      this.#active -= 1;
      const count = this.counts.get(fault.name) ?? { times: 0, recoveredMs: [] };
      this.counts.set(fault.name, count);
      count.times += 1;
      if (wasCalm && this.#begun === begun && victims.length > 0) this.#watch(fault, victims, count, begun);
    };
  }

  #watch(fault: Fault, victims: readonly Desk[], count: FaultCount, begun: number): void {
    const { time } = this.#world;
    const since = time.now;
    const waiting = new Set(victims);
    const look = (): void => {
      if (this.#begun !== begun) return;
      for (const desk of waiting) if (this.#world.isCurrent(desk) || !desk.isRunning) waiting.delete(desk);
      const ms = time.now - since;
      if (waiting.size === 0) return void count.recoveredMs.push(ms);
      const [one] = waiting;
      demand(ms <= fault.currentWithinMs, 'I6', () => `${one?.person.token} is ${one?.state} and not current ${ms} ms after "${fault.name}" was mended`);
      time.after(lookEveryMs, look);
    };
    look();
  }
}
