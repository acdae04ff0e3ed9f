import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Connection } from '../../relay/core/log/group-commit.ts';
import type { Random } from '../../relay/simulator/random.ts';

/** What is wrong with a disk at the moment. */
export interface DiskFaults {
  /** Refuses to write or to bring to disk: SQLite's code for it. */
  refuses: string | null;
  /** Cannot be read. */
  unreadable: boolean;
  /** What fsync takes. */
  fsyncMs: number;
  /** Says that it has brought to disk what it has not: as with `synchronous=NORMAL`. */
  lies: boolean;
}

export const soundDisk: DiskFaults = { refuses: null, unreadable: false, fsyncMs: 2, lies: false };

/** When a lying disk brings things to disk after all, by itself. */
const lazyMs = 30_000;

export class DiskError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

interface Transaction {
  readonly undo: (() => void)[];
  /** `Infinity` as long as nobody has brought it to disk. */
  syncedAt: EpochMs;
}

/**
 * A database file on a disk that can fail: what transactions change is in the tables at once, and stays there for good only
 * once it was brought to disk. Tables say how each change is taken back.
 */
export class Disk implements Connection {
  readonly faults: DiskFaults = { ...soundDisk };
  readonly #now: () => EpochMs;
  #open: (() => void)[] | null = null;
  #unsynced: Transaction[] = [];
  /** Since the last backup, oldest first; `null` where none was made. */
  #sinceBackup: Transaction[] | null = null;
  /** A connection that broke stays broken until there is another. */
  #isWorn = false;

  constructor(now: () => EpochMs) {
    this.#now = now;
  }

  get inTransaction(): boolean {
    return this.#open !== null;
  }

  get hasBackup(): boolean {
    return this.#sinceBackup !== null;
  }

  /** How the change that was just made is taken back. */
  note(undo: () => void): void {
    this.#open?.push(undo);
  }

  read(): void {
    if (this.faults.unreadable) throw new DiskError('SQLITE_IOERR_READ');
  }

  exec(sql: string): void {
    if (sql.startsWith('BEGIN')) this.#open = [];
    else if (sql === 'ROLLBACK') this.#takeBack();
    else if (sql === 'COMMIT') this.#commit();
  }

  /** @returns whether the fresh connection works. */
  reopen(): boolean {
    if (this.faults.refuses !== null) return false;
    this.#isWorn = false;
    this.#bringToDisk();
    return true;
  }

  /** Everything that was committed is on disk from now on, or the disk refuses. */
  sync(): void {
    this.#refuseWhereFaulty();
    this.#bringToDisk();
  }

  /** The process was killed: what it had handed to the system is there, what it was about to hand over may be. */
  processEnded(random: Random): void {
    this.#takeBack();
    this.#isWorn = false;
    const last = this.#unsynced.at(-1);
    if (last && last.syncedAt > this.#now() && !this.faults.lies && random.chance(0.5)) this.#drop(last);
  }

  /** The power went: of what was not brought to disk the beginning may be there, nothing after the first that is not. */
  powerLost(random: Random): void {
    this.#takeBack();
    this.#isWorn = false;
    this.#forgetSynced();
    const kept = random.int(0, Math.floor(this.#unsynced.length / 2));
    for (const lost of this.#unsynced.slice(kept).toReversed()) this.#drop(lost);
  }

  markBackup(): void {
    this.#sinceBackup = [];
  }

  /** Puts back what was there at the backup. */
  restoreBackup(): void {
    for (const { undo } of (this.#sinceBackup ?? []).toReversed()) for (const step of undo.toReversed()) step();
    this.#sinceBackup = [];
    this.#unsynced = [];
  }

  #commit(): void {
    this.#refuseWhereFaulty();
    this.#forgetSynced();
    const done: Transaction = { undo: this.#open ?? [], syncedAt: Infinity };
    this.#open = null;
    this.#unsynced.push(done);
    this.#sinceBackup?.push(done);
  }

  #refuseWhereFaulty(): void {
    if (this.faults.refuses === null && !this.#isWorn) return;
    this.#isWorn = true;
    throw new DiskError(this.faults.refuses ?? 'SQLITE_IOERR_FSYNC');
  }

  #bringToDisk(): void {
    const syncedAt = this.#now() + (this.faults.lies ? lazyMs : 0);
    for (const done of this.#unsynced) done.syncedAt = Math.min(done.syncedAt, syncedAt);
  }

  #takeBack(): void {
    for (const step of this.#open?.toReversed() ?? []) step();
    this.#open = null;
  }

  #drop(lost: Transaction): void {
    for (const step of lost.undo.toReversed()) step();
    this.#unsynced = this.#unsynced.filter((other) => other !== lost);
    if (this.#sinceBackup?.at(-1) === lost) this.#sinceBackup.pop();
  }

  #forgetSynced(): void {
    if (this.#unsynced.length > 0) this.#unsynced = this.#unsynced.filter(({ syncedAt }) => syncedAt > this.#now());
  }
}
