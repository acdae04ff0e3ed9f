import type { VirtualTime } from '../time/virtual-time.ts';
import { Pipe } from './pipe.ts';
import type { Road } from './road.ts';

/** What an end of a connection is told. */
export interface End {
  closed(reason: string): void;
}

/** One connection between a desk and the relay, as TCP gives it. */
export class Line {
  readonly toRelay: Pipe;
  readonly toDesk: Pipe;
  readonly #time: VirtualTime;
  readonly #road: Road;
  readonly #forget: () => void;
  #desk: End | null = null;
  #relay: End | null = null;

  constructor(time: VirtualTime, road: Road, forget: () => void) {
    this.#time = time;
    this.#road = road;
    this.#forget = forget;
    this.toRelay = new Pipe(time, () => road.latencyMs());
    this.toDesk = new Pipe(time, () => road.latencyMs());
    if (road.isHeld('toRelay')) this.toRelay.hold();
    if (road.isHeld('toDesk')) this.toDesk.hold();
  }

  get isOpen(): boolean {
    return this.#desk !== null && this.#relay !== null && this.#road.isOpen;
  }

  deskEnd(end: End): void {
    this.#desk = end;
  }

  relayEnd(end: End): void {
    this.#relay = end;
  }

  closedByDesk(): void {
    this.#desk = null;
    this.toDesk.cut();
    this.toRelay.send(() => this.#end('relay', 'transport close'));
    this.#forgetIfOver();
  }

  closedByRelay(reason: string): void {
    this.#relay = null;
    this.toRelay.cut();
    this.toDesk.send(() => this.#end('desk', reason));
    this.#forgetIfOver();
  }

  abandonedByDesk(): void {
    this.#desk = null;
    this.toDesk.cut();
    this.toRelay.cut();
    this.#forgetIfOver();
  }

  /** The relay's computer lost its power: nobody there knows of the connection when it is back. */
  abandonedByRelay(): void {
    this.#relay = null;
    this.toRelay.cut();
    this.toDesk.cut();
    this.#forgetIfOver();
  }

  /** Both ends are told at once. */
  reset(): void {
    this.toRelay.cut();
    this.toDesk.cut();
    this.#time.after(1, () => {
      this.#end('desk', 'transport error');
      this.#end('relay', 'transport error');
    });
  }

  #end(whose: 'desk' | 'relay', reason: string): void {
    const end = whose === 'desk' ? this.#desk : this.#relay;
    if (whose === 'desk') this.#desk = null;
    else this.#relay = null;
    this.#forgetIfOver();
    end?.closed(reason);
  }

  #forgetIfOver(): void {
    if (this.#desk === null && this.#relay === null) this.#forget();
  }
}
