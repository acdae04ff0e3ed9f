import type { ConnectionState } from '../../../shared/api/views.ts';
import type { Cursor } from '../../../shared/contract/event.ts';
import { batchSchema, refusalSchema, welcomeSchema, type Batch, type Welcome } from '../../../shared/contract/stream.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';

/** What one connection says. */
export interface WireEvents {
  welcome(payload: unknown): void;
  batch(payload: unknown, acknowledge: () => void): void;
  board(payload: unknown): void;
  rules(payload: unknown): void;
  /** The relay gave a sign of life, whatever it was. */
  sign(): void;
  revoked(): void;
  refused(payload: unknown): void;
  lost(): void;
}

export interface Wire {
  close(): void;
  /** Rejects when no answer comes in time. */
  ask(name: string, payload: object): Promise<unknown>;
}

/** Opens one connection. It tells nothing before this has returned. */
export type OpenWire = (cursor: Cursor | null, events: WireEvents) => Wire;

/** Who is told what the relay says. */
export interface LineEnd {
  /** Up to where this page has got; `null` for one that knows nothing. */
  cursor(): Cursor | null;
  welcome(welcome: Welcome): void;
  batch(batch: Batch): void;
  board(payload: unknown): void;
  rules(payload: unknown): void;
  connectionChanged(state: ConnectionState): void;
  /** The session is over or was withdrawn: somebody has to log in. */
  shutOut(): void;
}

/** Time and chance, injected so that tests can own them. */
export interface Surroundings {
  now(): EpochMs;
  random(): number;
  /** @returns how to call it off. */
  after(delayMs: number, action: () => void): () => void;
  /** Whether the relay answers anything at all within that time. */
  reach(withinMs: number): Promise<boolean>;
}

const lookEveryMs = 500;
/** Between two looks whether the relay is there; spread, so that many pages do not knock at once. */
const nextLookMs = 800;
const spreadMs = 400;
/** A slow network takes this long to say hello. */
const helloWithinMs = 4_500;

interface Try {
  wire: Wire | null;
  readonly began: EpochMs;
}

/**
 * Keeps a page connected. A line that says nothing for `silentMs` is taken for dead, whatever the browser believes of it. Whether
 * the relay is there again is asked by looks beside each other: a browser opens one WebSocket at a time, and one that hangs would
 * hold up those after it.
 */
export class Line {
  readonly #open: OpenWire;
  readonly #end: LineEnd;
  readonly #surroundings: Surroundings;
  readonly #silentMs: number;
  #trying: Try | null = null;
  #isGreeted = false;
  #lastSign: EpochMs = 0;
  #wasGreeted = false;
  #isOn = false;
  #cancelTry: () => void = () => undefined;
  #cancelLook: () => void = () => undefined;

  constructor(open: OpenWire, end: LineEnd, surroundings: Surroundings, silentMs: number) {
    this.#open = open;
    this.#end = end;
    this.#surroundings = surroundings;
    this.#silentMs = silentMs;
  }

  start(): void {
    this.#isOn = true;
    this.#end.connectionChanged('connecting');
    this.#try();
    this.#seekLater();
    this.#watch();
  }

  stop(): void {
    this.#isOn = false;
    this.#cancelTry();
    this.#cancelLook();
    this.#drop();
  }

  /** Asks over the line of this moment; `null` while nobody has greeted this page. Rejects when no answer comes in time. */
  ask(name: string, payload: object): Promise<unknown> | null {
    return this.#isGreeted ? (this.#trying?.wire?.ask(name, payload) ?? null) : null;
  }

  /** The network is there again, or the page is looked at again: does not wait for its turn. */
  hurry(): void {
    if (!this.#isOn || this.#isGreeted) return;
    this.#cancelTry();
    this.#seek();
  }

  #seek(): void {
    if (!this.#isOn || this.#isGreeted) return;
    const { now, reach } = this.#surroundings;
    if (this.#trying && now() - this.#trying.began > helloWithinMs) this.#drop();
    if (!this.#trying) void reach(helloWithinMs).then((isThere) => isThere && this.#isOn && !this.#trying && this.#try());
    this.#seekLater();
  }

  #seekLater(): void {
    this.#cancelTry = this.#surroundings.after(nextLookMs + this.#surroundings.random() * spreadMs, () => this.#seek());
  }

  #try(): void {
    const mine: Try = { wire: null, began: this.#surroundings.now() };
    const isTried = (): boolean => this.#isOn && this.#trying === mine;
    const isMine = (): boolean => isTried() && this.#isGreeted;
    this.#trying = mine;
    mine.wire = this.#open(this.#end.cursor(), {
      welcome: (payload) => isTried() && !this.#isGreeted && this.#welcome(payload),
      batch: (payload, acknowledge) => isMine() && this.#batch(payload, acknowledge),
      board: (payload) => {
        if (!isMine()) return;
        this.#sign();
        this.#end.board(payload);
      },
      rules: (payload) => isMine() && this.#end.rules(payload),
      sign: () => isMine() && this.#sign(),
      revoked: () => isTried() && this.#shutOut(),
      refused: (payload) => isTried() && this.#refused(payload),
      lost: () => isTried() && this.#lost(),
    });
  }

  #welcome(payload: unknown): void {
    const welcome = welcomeSchema.safeParse(payload);
    if (!welcome.success) return this.#lost();
    this.#isGreeted = true;
    this.#wasGreeted = true;
    this.#cancelTry();
    this.#sign();
    this.#end.welcome(welcome.data);
    this.#end.connectionChanged('live');
  }

  #batch(payload: unknown, acknowledge: () => void): void {
    this.#sign();
    const batch = batchSchema.safeParse(payload);
    if (batch.success) this.#end.batch(batch.data);
    acknowledge();
  }

  #sign(): void {
    this.#lastSign = this.#surroundings.now();
  }

  /** Only a session that is no session any more is worth a log-in; whatever else it is, trying again may help. */
  #refused(payload: unknown): void {
    const refusal = refusalSchema.safeParse(payload);
    if (refusal.success && refusal.data.code === 'unauthorized') this.#shutOut();
    else this.#lost();
  }

  #shutOut(): void {
    this.stop();
    this.#end.connectionChanged('offline');
    this.#end.shutOut();
  }

  #lost(): void {
    const wasGreeted = this.#isGreeted;
    this.#drop();
    this.#end.connectionChanged(this.#wasGreeted ? 'offline' : 'connecting');
    if (wasGreeted) this.#seek();
  }

  #watch(): void {
    this.#cancelLook = this.#surroundings.after(lookEveryMs, () => {
      if (!this.#isOn) return;
      this.#watch();
      if (!this.#isGreeted || this.#surroundings.now() - this.#lastSign <= this.#silentMs) return;
      this.#end.connectionChanged('stale');
      this.#drop();
      this.#seek();
    });
  }

  #drop(): void {
    const dropped = this.#trying;
    this.#trying = null;
    this.#isGreeted = false;
    dropped?.wire?.close();
  }
}
