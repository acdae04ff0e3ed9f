import type { BoardMessage } from '../../src/shared/board/board-state.ts';
import type { Cursor } from '../../src/shared/contract/event.ts';
import { toIso } from '../../src/shared/contract/time.ts';
import { startFor } from '../../relay/core/cursor.ts';
import type { FanOut } from '../../relay/core/delivery/fan-out.ts';
import { Pump } from '../../relay/core/delivery/pump.ts';
import type { EventLog, Stretch } from '../../relay/core/ports.ts';
import type { Viewer } from '../../relay/core/viewer.ts';
import type { Line } from '../net/line.ts';
import type { Life } from '../time/life.ts';

/** As relay/socket does it: a ping each 5 s, silence for 5 s more is the end, and so is no acknowledgement for 30 s. */
const pingEveryMs = 5_000;
const acknowledgeWithinMs = 30_000;

/** The desk's side of one connection: what arrives there. */
export interface DeskSide {
  welcome(payload: object): void;
  batch(payload: object, acknowledge: () => void): void;
  board(payload: BoardMessage): void;
  ping(pong: () => void): void;
  revoked(): void;
  refused(payload: object): void;
}

export interface ConnectionParts {
  readonly life: Life;
  readonly log: EventLog;
  readonly fanOut: FanOut;
  readonly onClosed: (connection: Connection) => void;
}

/** One greeted client, seen from the relay: the relay's own pump at the near end of a line. */
export class Connection {
  readonly token: string;
  readonly viewer: Viewer;
  readonly pump: Pump;
  readonly #parts: ConnectionParts;
  readonly #line: Line;
  readonly #desk: DeskSide;
  #isOpen = true;
  #awaitsPong = false;

  constructor(parts: ConnectionParts, line: Line, desk: DeskSide, { token, viewer, cursor }: { token: string; viewer: Viewer; cursor: Cursor | null }) {
    this.token = token;
    this.viewer = viewer;
    this.#parts = parts;
    this.#line = line;
    this.#desk = desk;
    const { life, log, fanOut } = parts;
    const { resumed, ...from } = startFor(viewer, cursor, log, life.wallNow());
    this.pump = new Pump(viewer, from, log, { send: (batch, done) => this.#sendBatch(batch, done), drop: () => this.close('transport close') });
    fanOut.add(this.pump);
    line.relayEnd({ closed: () => life.run(() => this.#gone()) });
    const { epoch, head } = log;
    const who = viewer.role === 'agent' ? { agentNumber: viewer.agentNumber, name: viewer.name } : { name: viewer.login };
    this.#send(() => desk.welcome({ protocol: 1, epoch, head, now: toIso(life.wallNow()), resumed, role: viewer.role, ...who }));
    this.pump.wake();
    life.after(pingEveryMs, () => this.#ping());
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  showBoard(message: BoardMessage): void {
    this.#send(() => this.#desk.board(message));
  }

  revoke(): void {
    this.#send(() => this.#desk.revoked());
    this.close('io server disconnect');
  }

  close(reason: string): void {
    if (!this.#isOpen) return;
    this.#gone();
    this.#parts.life.run(() => this.#line.closedByRelay(reason));
  }

  #sendBatch({ items, upTo }: Stretch, done: (acknowledged: boolean) => void): void {
    const { life, log } = this.#parts;
    let isSettled = false;
    const settle = (acknowledged: boolean): void => {
      if (isSettled) return;
      isSettled = true;
      cancel();
      done(acknowledged);
    };
    const cancel = life.after(acknowledgeWithinMs, () => settle(false));
    const acknowledge = (): void => this.#line.toRelay.send(() => life.run(() => settle(true)));
    this.#send(() => this.#desk.batch({ epoch: log.epoch, items, upTo }, acknowledge));
  }

  /** Leaves once the process is free again, as everything does that it says. */
  #send(arrive: () => void): void {
    this.#parts.life.run(() => this.#line.toDesk.send(arrive));
  }

  #ping(): void {
    if (!this.#isOpen) return;
    if (this.#awaitsPong) return this.close('ping timeout');
    this.#awaitsPong = true;
    const { life } = this.#parts;
    const heard = (): void => {
      this.#awaitsPong = false;
    };
    this.#send(() => this.#desk.ping(() => (this.#line.isOpen ? heard() : this.#line.toRelay.send(() => life.run(heard)))));
    life.after(pingEveryMs, () => this.#ping());
  }

  #gone(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.pump.stop();
    this.#parts.fanOut.remove(this.pump);
    this.#parts.onClosed(this);
  }
}
