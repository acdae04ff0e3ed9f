import { applyBoard, type BoardMessage, type BoardState } from '../../src/shared/board/board-state.ts';
import type { ConnectionState } from '../../src/shared/api/views.ts';
import { RelaySession, type Desk as SessionDesk } from '../../src/main/relay-client/session.ts';
import type { Cursor } from '../../src/shared/contract/event.ts';
import type { Random } from '../../relay/simulator/random.ts';
import { Road } from '../net/road.ts';
import type { Person } from '../host/directory.ts';
import type { RelayHost } from '../host/relay-host.ts';
import { Life, type WallClock } from '../time/life.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import { deskTransport } from './desk-line.ts';
import { DeskStore } from './desk-store.ts';

/** One person's computer with the app on it: the app's own session between a virtual line and a virtual history. */
export class Desk {
  readonly person: Person;
  readonly road: Road;
  readonly clock: WallClock = { offsetMs: 0 };
  store = new DeskStore();
  /** What a commit takes; a slow reader's takes long. */
  commitMs = 3;
  /** The disk refuses commits. */
  isFull = false;
  /** How often the relay was told of a commit that was none. */
  falseWords = 0;
  /** What a supervisor's page shows. */
  board: BoardState | null = null;
  state: ConnectionState = 'offline';
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #host: RelayHost;
  #life: Life | null = null;
  #session: RelaySession | null = null;

  constructor(time: VirtualTime, random: Random, host: RelayHost, person: Person) {
    this.#time = time;
    this.#random = random;
    this.#host = host;
    this.person = person;
    this.road = new Road(time, random);
  }

  get isRunning(): boolean {
    return this.#life !== null;
  }

  get isLive(): boolean {
    return this.isRunning && this.state === 'live';
  }

  start(): void {
    if (this.#life) return;
    const life = new Life(this.#time, this.clock);
    this.#life = life;
    const sent: { cursor: Cursor | null } = { cursor: null };
    const onOpen = (cursor: Cursor | null): void => {
      sent.cursor = cursor;
    };
    const onAcknowledged = (payload: object): void => {
      if (!this.store.hasCommitted(payload)) this.falseWords += 1;
    };
    const transport = deskTransport({ time: this.#time, life, road: this.road, host: this.#host, onOpen, onAcknowledged });
    const surroundings = { now: () => life.wallNow(), random: () => this.#random.next(), after: (ms: number, action: () => void) => life.after(ms, action) };
    this.#session = new RelaySession(transport, this.person.token, this.#historyFor(life, sent), surroundings);
    this.#session.start();
    this.#time.stir();
  }

  /** The app is killed: nothing is said to the relay but what the system says for it. */
  crash(): void {
    this.#end();
    this.road.deskVanished();
  }

  /** The whole computer goes off: the relay hears nothing, and the last commits may be gone. */
  losePower(): void {
    this.#end();
    this.road.deskVanished();
    this.store.loseLatest(this.#random.int(0, 3), this.#time.now);
  }

  /** Somebody closes the app, which finishes the commit in hand. */
  quit(): void {
    const life = this.#life;
    this.#time.stir();
    void this.#session?.stop().then(() => {
      if (this.#life === life) this.#end();
    });
  }

  sleep(ms: number): void {
    const life = this.#life;
    const session = this.#session;
    if (!life || !session) return;
    session.suspended();
    life.block(ms);
    const toldAfterMs = this.#random.chance(0.5) ? 0 : this.#random.int(1, 1_500);
    const wake = (): void => {
      session.reconnect();
      this.#time.stir();
    };
    life.run(() => void (toldAfterMs === 0 ? wake() : life.after(toldAfterMs, wake)));
  }

  /** Another history, as on a new computer. */
  moveToNewComputer(): DeskStore {
    const before = this.store;
    this.crash();
    this.store = new DeskStore();
    return before;
  }

  #end(): void {
    this.#life?.end();
    this.#life = null;
    this.#session = null;
    this.state = 'offline';
    this.board = null;
  }

  #historyFor(life: Life, sent: { readonly cursor: Cursor | null }): SessionDesk {
    const time = this.#time;
    // Started with a token on the command line, the app learns from the first greeting whose history it is.
    let knowsWhose = this.#random.chance(0.5);
    return {
      cursor: () => {
        time.stir();
        return Promise.resolve(knowsWhose ? this.store.cursor : null);
      },
      welcome: (welcome) => {
        knowsWhose = true;
        const own = this.store.cursor;
        if (sent.cursor?.epoch === own?.epoch && sent.cursor?.seq === own?.seq) this.store.greeted(welcome, sent.cursor);
        return Promise.resolve(own);
      },
      commit: (batch) =>
        new Promise((resolve, reject) => {
          life.after(this.commitMs, () => {
            time.stir();
            if (this.isFull) return reject(new Error('database or disk is full'));
            this.store.commit(batch, time.now);
            resolve();
          });
        }),
      gapFound: () => this.store.gapFound(),
      connectionChanged: (state) => {
        if (life.isAlive) this.state = state;
        if (state === 'offline' || state === 'connecting') this.board = null;
      },
      rulesChanged: () => undefined,
      board: (payload) => {
        // Made by the relay's own board a moment ago: to read each by its schema would cost more than everything else here.
        this.board = applyBoard(this.board, payload as BoardMessage);
      },
    };
  }
}
