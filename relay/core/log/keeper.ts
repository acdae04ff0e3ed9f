import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import type { Result } from '../../../src/shared/result.ts';
import type { AudienceKey } from '../viewer.ts';
import { GroupCommit, type CommitHooks, type Connection } from './group-commit.ts';
import { RecentEvents, type RecentEvent } from './recent.ts';

/** What one transaction has added so far. */
export interface Progress {
  head: number;
  readonly added: RecentEvent[];
}

/** Where the log lies. */
export interface KeeperStore extends Pick<CommitHooks, 'codeOf' | 'later' | 'sync'> {
  connection(): Connection;
  /** First and last place that are on disk; `null` for an empty log. */
  bounds(): { readonly oldest: number | null; readonly head: number | null };
  /** Takes a fresh connection; keeps the present one when none can be had. @returns whether there is a fresh one */
  reopen(): boolean;
  /** Milliseconds, by a clock that does not jump: tells for how long the disk has been refusing. */
  now(): number;
}

export interface KeeperReports {
  failing(cause: string): void;
  healed(): void;
  /** An event is on disk; told before anybody reads it. */
  appended(event: DanpingEvent): void;
}

/** A connection that keeps failing is replaced, no more often than this. */
const reopenEveryMs = 2_000;

/** How much of the log's end is kept in memory. */
const recentLimits = { maxEvents: 4_096, maxBytes: 4_000_000 };

/** What the connection shows may not be on disk: nothing is built on it. */
class UnsureConnection extends Error {
  readonly code = 'SQLITE_IOERR_FSYNC';
}

/** Knows how far the log is on disk, lets nobody see more, and finds its way back after the disk refused. */
export class LogKeeper {
  readonly #store: KeeperStore;
  readonly #reports: KeeperReports;
  readonly #commits: GroupCommit;
  readonly #listeners: ((audience: ReadonlySet<AudienceKey> | null) => void)[] = [];
  /** What the transaction that is under way has added. */
  #progress: Progress = { head: 0, added: [] };
  /** What is in the database, and perhaps on disk. */
  #written: Progress = { head: 0, added: [] };
  /** A sync failed: what the connection shows is not sure to stay. */
  #isUnsure = false;
  #recent = new RecentEvents(0, recentLimits);
  #head = 0;
  #oldestSeq = 1;
  /** The disk is refusing, and a fresh connection is tried no earlier than this; `null` while all is well. */
  #reopenAt: number | null = null;

  /** Throws what the store throws when it cannot be read. */
  constructor(store: KeeperStore, reports: KeeperReports) {
    this.#store = store;
    this.#reports = reports;
    this.#readBounds();
    this.#commits = new GroupCommit({
      connection: () => this.#connection(),
      begin: () => {
        this.#progress = { head: this.#written.head, added: [] };
      },
      written: () => {
        const { head, added } = this.#progress;
        this.#written.head = head;
        this.#written.added.push(...added);
      },
      committed: () => this.#committed(),
      unsynced: () => {
        this.#isUnsure = true;
      },
      refused: (cause) => this.#refused(cause),
      codeOf: store.codeOf,
      ...(store.later && { later: store.later }),
      ...(store.sync && { sync: store.sync }),
    });
  }

  get head(): number {
    return this.#head;
  }

  get oldestSeq(): number {
    return this.#oldestSeq;
  }

  /** The end of the log, in memory. */
  get recent(): RecentEvents {
    return this.#recent;
  }

  get isFailing(): boolean {
    return this.#reopenAt !== null;
  }

  /** @param work runs inside a transaction that it may share with others; see {@link GroupCommit.submit} for how it fails */
  submit<Value>(work: (progress: Progress) => Value): Promise<Result<Value>> {
    return this.#commits.submit(() => work(this.#progress));
  }

  /** Commits everything that was handed in so far. */
  drain(): Promise<void> {
    return this.#commits.drain();
  }

  /** Calls back after each commit that grew the log, with the agents who may see some of it; `null`: perhaps everybody. */
  onAppended(listener: (audience: ReadonlySet<AudienceKey> | null) => void): void {
    this.#listeners.push(listener);
  }

  /** The oldest events went. */
  movedTo(oldestSeq: number): void {
    this.#oldestSeq = oldestSeq;
  }

  /** Who is current reads from the store again: what is in memory may say what was erased there. */
  forgetRecent(): void {
    this.#recent = new RecentEvents(this.#head, recentLimits);
  }

  #committed(): void {
    const { head, added } = this.#written;
    this.#written = { head, added: [] };
    this.#head = head;
    for (const recent of added) {
      this.#recent.add(recent);
      this.#reports.appended(recent.event);
    }
    if (this.#reopenAt !== null) {
      this.#reopenAt = null;
      this.#reports.healed();
    }
    if (added.length > 0) this.#tell(new Set(added.flatMap((recent) => recent.audience)));
  }

  #refused(cause: string): void {
    if (this.#reopenAt !== null) return;
    const now = this.#store.now();
    this.#reopenAt = this.#isUnsure ? now : now + reopenEveryMs;
    this.#reports.failing(cause);
  }

  #connection(): Connection {
    const now = this.#store.now();
    if (this.#reopenAt !== null && now >= this.#reopenAt) {
      this.#reopenAt = now + reopenEveryMs;
      if (this.#store.reopen()) {
        this.#isUnsure = false;
        this.#readBounds();
        this.#tell(null);
      }
    }
    if (this.#isUnsure) throw new UnsureConnection();
    return this.#store.connection();
  }

  /** A commit that was reported as failed may be there all the same: the database has the last word. */
  #readBounds(): void {
    const { head, oldest } = this.#store.bounds();
    this.#head = head ?? 0;
    this.#written = { head: this.#head, added: [] };
    this.#oldestSeq = oldest ?? this.#head + 1;
    this.forgetRecent();
  }

  #tell(audience: ReadonlySet<AudienceKey> | null): void {
    for (const listener of this.#listeners) listener(audience);
  }
}
