import type Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { codeOf } from '../sqlite/open.ts';

/** What has to happen around a transaction besides the work in it. */
export interface CommitHooks {
  readonly connection: () => Database.Database;
  /** Before a transaction, and again after one was undone. */
  readonly begin: () => void;
  /** Everything of the group is on disk. */
  readonly committed: () => void;
  /** The disk refused the group; nothing of it was kept. */
  readonly refused: (cause: string) => void;
}

interface Job {
  run(): void;
  settle(): void;
  refuse(failure: Result<never>): void;
}

/** More than this at once would hold up reading and answering for too long. */
const largestGroup = 1_000;

/**
 * Lets all writes that are handed in during one turn of the event loop share one transaction, and so one fsync. Each
 * write is kept whole or not at all; nobody is told of success before the commit.
 */
export class GroupCommit {
  readonly #hooks: CommitHooks;
  #waiting: Job[] = [];
  #scheduled = false;

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
    while (this.#waiting.length > 0) await this.submit(() => undefined);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      const group = this.#waiting.slice(0, largestGroup);
      this.#waiting = this.#waiting.slice(largestGroup);
      if (this.#waiting.length > 0) this.#schedule();
      this.#commit(group);
    });
  }

  #commit(group: readonly Job[]): void {
    const alone = group.length === 1;
    try {
      this.#transaction(() => group.forEach((job) => job.run()));
    } catch (error) {
      if (isOfTheDisk(error)) return this.#refuseAll(group, error);
      if (!alone) return group.forEach((job) => this.#commit([job]));
      return group.forEach((job) => job.refuse(refusedFor(error)));
    }
    for (const job of group) job.settle();
    this.#hooks.committed();
  }

  #transaction(work: () => void): void {
    const db = this.#hooks.connection();
    this.#hooks.begin();
    db.exec('BEGIN IMMEDIATE');
    try {
      work();
      db.exec('COMMIT');
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      this.#hooks.begin();
      throw error;
    }
  }

  #refuseAll(group: readonly Job[], error: unknown): void {
    const failure = fail(
      'log-unavailable',
      `The log cannot be written at the moment (${codeOf(error)}).`,
      'Free some space or mend the disk; the relay goes on by itself. Send the push again.',
    );
    for (const job of group) job.refuse(failure);
    this.#hooks.refused(codeOf(error));
  }
}

function refusedFor(error: unknown): Result<never> {
  return fail('log-refused', `The log cannot hold this event (${codeOf(error)}).`, 'Report the event to the relay’s makers.');
}

/** Only these lie with one write; whatever else SQLite says concerns the database or the disk. */
function isOfTheDisk(error: unknown): boolean {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_')) return !/^SQLITE_(CONSTRAINT|TOOBIG|MISMATCH|RANGE)/.test(code);
  return error instanceof TypeError && error.message.includes('database connection');
}
