import type { Random } from '../../relay/simulator/random.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import { Line } from './line.ts';

export type Direction = 'toRelay' | 'toDesk';

/** The way between one desk and the relay, and what is wrong with it. */
export class Road {
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #lines = new Set<Line>();
  readonly #holds = { toRelay: 0, toDesk: 0 };
  #cuts = 0;
  #latencyMs: number;

  constructor(time: VirtualTime, random: Random) {
    this.#time = time;
    this.#random = random;
    this.#latencyMs = random.int(1, 20);
  }

  get isCut(): boolean {
    return this.#cuts > 0;
  }

  isHeld(direction: Direction): boolean {
    return this.#holds[direction] > 0;
  }

  /** Nothing is held back or cut: what is sent arrives. */
  get isOpen(): boolean {
    return this.#cuts + this.#holds.toRelay + this.#holds.toDesk === 0;
  }

  latencyMs(): number {
    return this.#latencyMs + this.#random.int(0, 4);
  }

  addLine(): Line {
    const line = new Line(this.#time, this, () => this.#lines.delete(line));
    this.#lines.add(line);
    return line;
  }

  /** Connections break, and both ends are told; none can be made. @returns how to mend it */
  cut(): () => void {
    this.#cuts += 1;
    for (const line of this.#lines) line.reset();
    return () => {
      this.#cuts -= 1;
    };
  }

  /** One direction goes silent and nobody is told. @returns how to mend it */
  hold(direction: Direction): () => void {
    this.#holds[direction] += 1;
    for (const line of this.#lines) line[direction].hold();
    return () => {
      this.#holds[direction] -= 1;
      if (!this.isHeld(direction)) for (const line of this.#lines) line[direction].release();
    };
  }

  /** The desk is gone without a word: its ends of all connections are dead, the relay's know nothing of it. */
  deskVanished(): void {
    for (const line of this.#lines) line.abandonedByDesk();
  }

  /** The relay's process ended: the system behind it closes its ends, if it still runs. */
  relayEnded(isSystemAlive: boolean): void {
    for (const line of this.#lines) {
      if (isSystemAlive) line.closedByRelay('transport close');
      else line.abandonedByRelay();
    }
  }
}
