import { fail, ok, type Result } from '../../../src/shared/result.ts';

/** What of a database connection a transaction needs. */
export interface Connection {
  exec(sql: string): unknown;
  readonly inTransaction: boolean;
}

/** What has to happen around a transaction besides the work in it. */
export interface CommitHooks {
  readonly connection: () => Connection;
  /** Before a transaction, and again after one was undone. */
  readonly begin: () => void;
  /** A transaction was handed to the system; whether it stays, its sync tells. */
  readonly written: () => void;
  /**
   * Brings to disk what was written. Nothing else is written meanwhile, but what comes in is read: the next group is the larger for
   * it. Left out where the connection's own COMMIT does it.
   */
  readonly sync?: () => Promise<void>;
  /** Everything of the group is on disk. */
  readonly committed: () => void;
  /** What was written may be on disk or not: nothing more may be built on it before the connection is another one. */
  readonly unsynced?: () => void;
  /** The disk refused the group; nothing of it was kept. */
  readonly refused: (cause: string) => void;
  /** The short name of what a database throws (`SQLITE_FULL`). */
  readonly codeOf: (error: unknown) => string;
  /** Runs a turn of its own after the present one. Default: `setImmediate`. */
  readonly later?: (turn: () => void) => void;
}

interface Job {
  run(): void;
  settle(): void;
  refuse(failure: Result<never>): void;
}

/** More than this at once would hold up reading and answering for too long. */
const largestGroup = 1_000;

/**
 * Lets all writes that are handed in during one turn of the event loop, or while the writes before them are brought to disk, share one
 * transaction and so one fsync. Each write is kept whole or not at all; nobody is told of success before it is on disk.
 */
export class GroupCommit {
  readonly #hooks: CommitHooks;
  #waiting: Job[] = [];
  #scheduled = false;
  #syncing = false;

  constructor(hooks: CommitHooks) {
    this.#hooks = hooks;
  }

  /**
   * @param work runs inside the transaction; may run again when another write of the group failed.
   * @returns fails with `log-unavailable` when the disk refuses, with `log-refused` when only this write cannot be kept.
   */
  submit<Value>(work: () => Value): Promise<Result<Value>> {
    return new Promise((resolve) => {
      let value: Value;
      this.#waiting.push({
        run: () => {
          value = work();
        },
        settle: () => resolve(ok(value)),
        refuse: resolve,
      });
      this.#schedule();
    });
  }

  /** Commits everything that was handed in so far. */
  async drain(): Promise<void> {
    while (this.#waiting.length > 0 || this.#syncing) await this.submit(() => undefined);
  }

  #schedule(): void {
    if (this.#scheduled || this.#syncing) return;
    this.#scheduled = true;
    const { later = setImmediate } = this.#hooks;
    later(() => {
      this.#scheduled = false;
      const group = this.#waiting.slice(0, largestGroup);
      this.#waiting = this.#waiting.slice(largestGroup);
      this.#finish(this.#write(group));
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  /** @returns those whose writes are in the database; the others have been refused */
  #write(group: readonly Job[]): readonly Job[] {
    try {
      this.#transaction(() => group.forEach((job) => job.run()));
      return group;
    } catch (error) {
      const code = this.#hooks.codeOf(error);
      if (isOfTheDisk(error, code)) this.#refuseAll(group, code);
      else if (group.length > 1) return group.flatMap((job) => this.#write([job]));
      else for (const job of group) job.refuse(refusedFor(code));
      return [];
    }
  }

  #finish(written: readonly Job[]): void {
    const { sync } = this.#hooks;
    if (written.length === 0) return;
    if (sync) void this.#bringToDisk(written, sync);
    else this.#settle(written);
  }

  async #bringToDisk(written: readonly Job[], sync: () => Promise<void>): Promise<void> {
    this.#syncing = true;
    const refusal = await sync().then(
      () => null,
      (error: unknown) => this.#hooks.codeOf(error),
    );
    this.#syncing = false;
    if (this.#waiting.length > 0) this.#schedule();
    if (refusal === null) return this.#settle(written);
    this.#hooks.unsynced?.();
    this.#refuseAll(written, refusal);
  }

  #settle(written: readonly Job[]): void {
    for (const job of written) job.settle();
    this.#hooks.committed();
  }

  #transaction(work: () => void): void {
    const db = this.#hooks.connection();
    this.#hooks.begin();
    db.exec('BEGIN IMMEDIATE');
    try {
      work();
      db.exec('COMMIT');
      this.#hooks.written();
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      this.#hooks.begin();
      throw error;
    }
  }

  #refuseAll(group: readonly Job[], code: string): void {
    const failure = fail(
      'log-unavailable',
      `The log cannot be written at the moment (${code}).`,
      'Free some space or mend the disk; the relay goes on by itself. Send the push again.',
    );
    for (const job of group) job.refuse(failure);
    this.#hooks.refused(code);
  }
}

function refusedFor(code: string): Result<never> {
  return fail('log-refused', `The log cannot hold this event (${code}).`, 'Report the event to the relay’s makers.');
}

/** Only these lie with one write; whatever else SQLite says concerns the database or the disk. */
function isOfTheDisk(error: unknown, code: string): boolean {
  if (code.startsWith('SQLITE_')) return !/^SQLITE_(CONSTRAINT|TOOBIG|MISMATCH|RANGE)/.test(code);
  return error instanceof TypeError && error.message.includes('database connection');
}
