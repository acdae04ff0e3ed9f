import { deskRulesSchema } from '../../shared/contract/desk-rules.ts';
import type { Cursor } from '../../shared/contract/event.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import type { Failure } from '../../shared/result.ts';
import { askOver, usualTimeoutMs, type AskRelay } from './ask.ts';
import { backoffMs } from './backoff.ts';
import type { Desk, Surroundings } from './desk.ts';
import type { Welcome } from './protocol.ts';
import { batchSchema, refusalSchema, welcomeSchema } from './protocol.ts';
import type { Connection, Transport } from './transport.ts';

export type { Desk, Surroundings };

/** The relay pings every 5 s, and tells a board something at least every 2 s: longer without a word, and the line may be dead. */
const silentMs = { agent: 7_500, supervisor: 4_000 } as const;
const livenessCheckMs = 500;
/** Once a token was refused only a person can help, yet the relay may be the one that errs: ask again, rarely. */
const refusedRetryMs = 30_000;
/** From this attempt on the wait between tries is the longest. */
const slowAttempt = 3;

/** Keeps one desk current: connects, resumes from the cursor, commits, acknowledges, tries again. */
export class RelaySession {
  readonly #transport: Transport;
  readonly #token: string;
  readonly #desk: Desk;
  readonly #surroundings: Surroundings;
  #connection: Connection | null = null;
  /** The connection on which the relay has greeted this desk. */
  #greetedOn: Connection | null = null;
  #attempt = 0;
  #role: Welcome['role'] = 'agent';
  #lastSign: EpochMs = 0;
  #cancelRetry: () => void = () => undefined;
  #cancelWatch: () => void = () => undefined;
  #work: Promise<void> = Promise.resolve();
  #stopped = true;

  constructor(transport: Transport, token: string, desk: Desk, surroundings: Surroundings) {
    this.#transport = transport;
    this.#token = token;
    this.#desk = desk;
    this.#surroundings = surroundings;
  }

  start(): void {
    this.#stopped = false;
    this.#attempt = 0;
    void this.#connect();
  }

  /** Resolves once nothing is being committed any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#drop();
    await this.#work;
  }

  /** Asks the relay one thing on the connection of this moment; never kept for a later one. */
  readonly ask: AskRelay = (name, payload, timeoutMs = usualTimeoutMs) => askOver(this.#greetedOn, name, payload, timeoutMs);

  /** Lets the relay know how long a pop-up took, if it can be reached now. */
  painted(callId: string, milliseconds: number): void {
    this.#connection?.painted(callId, milliseconds);
  }

  /** Tries at once, for instance when the computer woke up or the network came back. */
  retryNow(): void {
    if (this.#stopped || this.#connection) return;
    this.#attempt = 0;
    void this.#connect();
  }

  /** The computer woke up, or its network is another: a connection of before is not waited for. */
  reconnect(): void {
    if (this.#stopped) return;
    this.#attempt = 0;
    void this.#connect();
  }

  /** The computer goes to sleep: what was heard so far counts for nothing until something is heard again. */
  suspended(): void {
    if (this.#stopped || !this.#connection) return;
    this.#lastSign = Number.NEGATIVE_INFINITY;
    this.#desk.connectionChanged('stale', null);
  }

  async #connect(): Promise<void> {
    this.#drop();
    if (this.#attempt === 0) this.#desk.connectionChanged('connecting', null);
    const cursor = await this.#desk.cursor();
    if (this.#stopped || this.#connection) return;
    this.#lastSign = this.#surroundings.now();
    const mine: { connection: Connection | null } = { connection: null };
    const current = (): boolean => !this.#stopped && mine.connection !== null && this.#connection === mine.connection;
    mine.connection = this.#transport.open(
      { token: this.#token, cursor },
      {
        welcome: (payload) => this.#inTurn(current, () => this.#greeted(payload, cursor)),
        batch: (payload, acknowledge) => this.#inTurn(current, () => this.#received(payload, acknowledge)),
        board: (payload) => {
          this.#signOfLife(current);
          if (current()) this.#desk.board(payload);
        },
        rules: (payload) => this.#inTurn(current, () => this.#rules(payload)),
        heartbeat: () => this.#signOfLife(current),
        revoked: () => current() && this.#refuse('revoked', 'The relay withdrew this token.', 'Ask the admin for a new one.'),
        refused: (payload) => current() && this.#refused(payload),
        lost: (reason) => current() && this.#lost(reason),
      },
    );
    this.#connection = mine.connection;
    this.#watch();
  }

  /** Welcome and batches one after the other, and none of a connection that was given up meanwhile. */
  #inTurn(current: () => boolean, step: () => Promise<void>): void {
    this.#signOfLife(current);
    this.#work = this.#work.then(async () => {
      if (!current()) return;
      try {
        await step();
      } catch (error) {
        this.#lost(error instanceof Error ? error.message : String(error), {
          code: isNewerHistory(error) ? 'history-newer' : 'history-unavailable',
          cause: error instanceof Error ? error.message : String(error),
          mend: 'Free disk space or restart the app; the relay keeps what is missing and sends it again.',
        });
      }
    });
  }

  async #greeted(payload: unknown, sent: Cursor | null): Promise<void> {
    const welcome = welcomeSchema.safeParse(payload);
    if (!welcome.success) {
      this.#refuse('relay-incompatible', 'The relay speaks another protocol.', 'Update the app or the relay.');
      return;
    }
    const own = await this.#desk.welcome(welcome.data);
    this.#attempt = 0;
    this.#role = welcome.data.role;
    if (!isSame(sent, own)) {
      // The desk learned only now whose it is, or its history was begun anew meanwhile: continue from there.
      void this.#connect();
      return;
    }
    this.#greetedOn = this.#connection;
    const { resumed, epoch } = welcome.data;
    if (!resumed && sent?.epoch === epoch) this.#desk.gapFound();
    this.#desk.rulesChanged(welcome.data.desk);
    this.#desk.connectionChanged('live', null);
  }

  /** What cannot be read changes nothing. */
  async #rules(payload: unknown): Promise<void> {
    const rules = deskRulesSchema.safeParse(payload);
    if (rules.success) this.#desk.rulesChanged(rules.data);
  }

  async #received(payload: unknown, acknowledge: () => void): Promise<void> {
    await this.#desk.commit(batchSchema.parse(payload));
    acknowledge();
  }

  #signOfLife(current: () => boolean): void {
    if (!current()) return;
    const wasSilent = this.#silent();
    this.#lastSign = this.#surroundings.now();
    if (wasSilent) this.#desk.connectionChanged('live', null);
  }

  #silent(): boolean {
    return this.#surroundings.now() - this.#lastSign > silentMs[this.#greetedOn ? this.#role : 'agent'];
  }

  #watch(): void {
    let said = false;
    const look = (): void => {
      if (this.#silent() && !said) this.#desk.connectionChanged('stale', null);
      said = this.#silent();
      if (said && this.#greetedOn && this.#role === 'supervisor') return this.#giveUp();
      this.#cancelWatch = this.#surroundings.after(livenessCheckMs, look);
    };
    this.#cancelWatch = this.#surroundings.after(livenessCheckMs, look);
  }

  /** Nobody waits before a board that stands still for what the transport finds out later. */
  #giveUp(): void {
    this.#attempt = 1;
    void this.#connect();
  }

  #refused(payload: unknown): void {
    const refusal = refusalSchema.safeParse(payload);
    const said = refusal.success ? refusal.data : null;
    this.#refuse(said?.code ?? 'refused', said?.cause ?? 'The relay refused the connection.', said?.mend ?? 'Ask the admin.');
  }

  #refuse(code: string, cause: string, mend: string): void {
    this.#drop();
    this.#desk.connectionChanged('offline', { code, cause, mend });
    this.#retryAfter(refusedRetryMs);
  }

  #lost(reason: string, failure: Failure | null = null): void {
    this.#drop();
    const unreachable: Failure = { code: 'relay-unreachable', cause: reason, mend: 'Check the network and the relay; the app keeps trying.' };
    this.#desk.connectionChanged('offline', failure ?? unreachable);
    // The relay is there but this desk cannot commit: knocking fast would not help the disk.
    if (failure) this.#attempt = slowAttempt;
    this.#retryAfter(backoffMs(this.#attempt, this.#surroundings.random()));
    this.#attempt += 1;
  }

  #retryAfter(delayMs: number): void {
    this.#cancelRetry = this.#surroundings.after(delayMs, () => void this.#connect());
  }

  #drop(): void {
    this.#cancelRetry();
    this.#cancelWatch();
    this.#connection?.close();
    this.#connection = null;
    this.#greetedOn = null;
  }
}

function isSame(one: Cursor | null, other: Cursor | null): boolean {
  return one?.epoch === other?.epoch && one?.seq === other?.seq;
}

/** The history on this computer was written by a newer version of this app, and is left alone. */
function isNewerHistory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'history-newer';
}
