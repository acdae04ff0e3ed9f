import Database from 'better-sqlite3';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';

const eventSchema = z.looseObject({ seq: z.number(), id: z.string(), kind: z.string(), agentNumber: z.string().nullable() });
export type KeptEvent = z.infer<typeof eventSchema>;

const welcomeSchema = z.looseObject({ epoch: z.string(), head: z.number(), resumed: z.boolean() });
const batchSchema = z.object({ epoch: z.string(), items: z.array(eventSchema), upTo: z.number() });

/**
 * Somebody at a desk, kept to what the contract asks of a client (§4): rows and cursor are committed in one transaction, and only then is
 * the batch acknowledged. It reconnects by itself, as the library does.
 */
export class Keeper {
  readonly agentNumber: string | null;
  readonly #token: string;
  readonly #db: Database.Database;
  #socket: Socket | null = null;
  #cursor: { epoch: string; seq: number } | null = null;
  readonly #waiting = new Set<() => void>();
  /** Rows that came twice within one epoch. */
  repeated = 0;
  /** How often it was welcomed, and how often the relay could not join on to its cursor. */
  welcomes = 0;
  startedAnew = 0;
  /** The log's last seq at the last welcome, and whether the cursor still joined on to the log. */
  head = 0;
  resumed = false;
  /** How often it found its line broken. */
  losses = 0;
  /** How often the relay told it that its token is withdrawn, and how often it was refused for a wrong one. */
  revocations = 0;
  refusals = 0;
  /** Hears each batch as it comes, before it is committed. */
  onItems: (items: readonly KeptEvent[]) => void = () => undefined;

  /** @param agentNumber `null` for a supervisor, who sees everything */
  constructor(given: { readonly token: string; readonly agentNumber: string | null; readonly file: string }) {
    this.agentNumber = given.agentNumber;
    this.#token = given.token;
    this.#db = new Database(given.file);
    this.#db.pragma('journal_mode = WAL');
    this.#db.exec('CREATE TABLE IF NOT EXISTS row (seq INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT; CREATE TABLE IF NOT EXISTS cursor (epoch TEXT NOT NULL, seq INTEGER NOT NULL) STRICT');
    this.#cursor = this.#db.prepare<[], { epoch: string; seq: number }>('SELECT epoch, seq FROM cursor').get() ?? null;
  }

  get seq(): number {
    return this.#cursor?.seq ?? 0;
  }

  /** From the beginning of the log, not only the last days. */
  beginAt(epoch: string): void {
    this.#cursor ??= { epoch, seq: 0 };
  }

  connect(url: string): void {
    const socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      timeout: 5_000,
      reconnectionDelay: 100,
      reconnectionDelayMax: 1_000,
      auth: (give) => give(this.#cursor ? { token: this.#token, cursor: this.#cursor } : { token: this.#token }),
    });
    this.#socket = socket;
    socket.on('welcome', (given: unknown) => this.#welcomed(given));
    socket.on('disconnect', () => {
      this.losses += 1;
      this.#tell();
    });
    socket.on('revoked', () => {
      this.revocations += 1;
      this.#tell();
    });
    socket.on('connect_error', (error: Error & { readonly data?: unknown }) => {
      if (Object(error.data).code === 'unauthorized') this.refusals += 1;
      this.#tell();
    });
    socket.on('events', (given: unknown, acknowledge: () => void) => {
      this.#commit(given);
      acknowledge();
    });
  }

  leave(): void {
    this.#socket?.close();
    this.#socket = null;
  }

  /** Resolves once everything up to there is committed. */
  async reach(seq: number, withinMs = 60_000): Promise<void> {
    await this.#until(() => this.seq >= seq, withinMs, () => `${this.agentNumber ?? 'the supervisor'} stands at ${this.seq} and not at ${seq}`);
  }

  /** Resolves once the relay has welcomed it so often. */
  async welcomed(times: number, withinMs = 60_000): Promise<void> {
    await this.#until(() => this.welcomes >= times, withinMs, () => `${this.agentNumber ?? 'the supervisor'} was welcomed ${this.welcomes} times, not ${times}`);
  }

  /** Resolves once something is so that it hears of over its socket. */
  async sees(isSo: (keeper: this) => boolean, what: string, withinMs = 60_000): Promise<void> {
    await this.#until(() => isSo(this), withinMs, () => `${this.agentNumber ?? 'the supervisor'} has not seen ${what}`);
  }

  rows(): readonly KeptEvent[] {
    return [...this.events()];
  }

  /** As {@link rows}, one by one and as they were written. Nothing may be committed before the last was taken. */
  eachRow(): IterableIterator<{ readonly seq: number; readonly json: string }> {
    return this.#db.prepare<[], { seq: number; json: string }>('SELECT seq, json FROM row ORDER BY seq').iterate();
  }

  /** The events of {@link eachRow}. */
  *events(): Iterable<KeptEvent> {
    for (const { json } of this.eachRow()) yield eventSchema.parse(JSON.parse(json));
  }

  close(): void {
    this.leave();
    this.#db.close();
  }

  #welcomed(given: unknown): void {
    const { epoch, head, resumed } = welcomeSchema.parse(given);
    this.welcomes += 1;
    this.head = head;
    this.resumed = resumed;
    if (!resumed && this.#cursor && this.#cursor.epoch !== epoch) {
      this.startedAnew += 1;
      this.#cursor = null;
      this.#db.exec('DELETE FROM row; DELETE FROM cursor');
    }
    this.#tell();
  }

  #commit(given: unknown): void {
    const { epoch, items, upTo } = batchSchema.parse(given);
    this.onItems(items);
    const put = this.#db.prepare('INSERT OR IGNORE INTO row (seq, json) VALUES (?, ?)');
    this.#db.transaction(() => {
      for (const event of items) if (put.run(event.seq, JSON.stringify(event)).changes === 0) this.repeated += 1;
      this.#db.exec('DELETE FROM cursor');
      this.#db.prepare('INSERT INTO cursor (epoch, seq) VALUES (?, ?)').run(epoch, upTo);
    })();
    this.#cursor = { epoch, seq: upTo };
    this.#tell();
  }

  #tell(): void {
    for (const look of this.#waiting) look();
  }

  #until(isSo: () => boolean, withinMs: number, words: () => string): Promise<void> {
    if (isSo()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(patience);
        this.#waiting.delete(look);
      };
      const look = (): void => {
        if (!isSo()) return;
        done();
        resolve();
      };
      const patience = setTimeout(() => {
        done();
        reject(new Error(`After ${withinMs} ms ${words()}.`));
      }, withinMs);
      this.#waiting.add(look);
    });
  }
}
