import type { EventLog, Appended, BatchLimits, NewEvent, Quarantine, Stretch, UnreadablePush } from '../core/ports.ts';
import type { ReadFrom } from '../core/cursor.ts';
import type { AudienceKey, Viewer } from '../core/viewer.ts';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { appendPush, type Progress } from './append.ts';
import { GroupCommit } from './group-commit.ts';
import { countOrKeep } from './quarantine.ts';
import { readAt, readBackwards, readStretch } from './read.ts';
import { RecentEvents } from './recent.ts';
import { trimLog, type Retention, type Trimmed } from './retention.ts';
import { codeOf } from '../sqlite/open.ts';
import type { Statements } from './statements.ts';
import { EventStore } from './store.ts';

/** What whoever runs the relay should hear of. */
export interface LogReports {
  failing(cause: string): void;
  healed(): void;
  damaged(seq: number): void;
  /** An event is on disk; told before anybody reads it. */
  appended(event: DanpingEvent): void;
}

/** A connection that keeps failing is replaced, no more often than this. */
const reopenEveryMs = 2_000;

/** Counting further would take time from the pushes. */
const mostCounted = 10_000;

/** How much of the log's end is kept in memory. */
const recentLimits = { maxEvents: 4_096, maxBytes: 4_000_000 };

/** The event log in SQLite. One process writes it; {@link lockForServing} sees to that. */
export class SqliteEventLog implements EventLog, Quarantine {
  readonly #store: EventStore;
  readonly #reports: LogReports;
  readonly #commits: GroupCommit;
  readonly #listeners: ((audience: ReadonlySet<AudienceKey> | null) => void)[] = [];
  #progress: Progress = { head: 0, added: [] };
  #recent = new RecentEvents(0, recentLimits);
  #head = 0;
  #oldestSeq = 1;
  /** When the failing began, or when the last fresh connection was tried. */
  #failingSince: number | null = null;
  readonly epoch: string;

  private constructor(store: EventStore, reports: LogReports) {
    this.#store = store;
    this.#reports = reports;
    this.epoch = store.statements.epoch.get()?.value ?? '';
    this.#readBounds();
    this.#commits = new GroupCommit({
      connection: () => this.#connection(),
      begin: () => {
        this.#progress = { head: this.#head, added: [] };
      },
      committed: () => this.#committed(),
      refused: (cause) => this.#refused(cause),
    });
  }

  /** Opens the log in the data folder, or makes it. Fails with a cause for the admin. */
  static open(folder: string, reports: LogReports): Result<SqliteEventLog> {
    const store = EventStore.open(folder);
    if (!store.ok) return store;
    try {
      return ok(new SqliteEventLog(store.value, reports));
    } catch (error) {
      store.value.close();
      return fail('database-damaged', `The log in ${folder} cannot be read (${codeOf(error)}).`, 'Put a backup of events.db in its place.');
    }
  }

  get head(): number {
    return this.#head;
  }

  get oldestSeq(): number {
    return this.#oldestSeq;
  }

  append(events: readonly NewEvent[]): Promise<Result<Appended>> {
    return this.#commits.submit(() => appendPush(this.#store.statements, this.#progress, events));
  }

  keep(push: UnreadablePush): Promise<Result<number>> {
    return this.#commits.submit(() => countOrKeep(this.#store.statements, push));
  }

  readFor(viewer: Viewer, from: ReadFrom, limits: BatchLimits): Result<Stretch> {
    try {
      const { statements } = this.#store;
      const end = { statements, recent: this.#recent, head: this.#head, onDamage: this.#reports.damaged };
      // What was trimmed may be in memory still.
      const kept = { ...from, afterSeq: Math.max(from.afterSeq, this.#oldestSeq - 1) };
      return ok(readStretch(end, viewer, kept, limits));
    } catch (error) {
      return unreadable(error);
    }
  }

  readBack(between: { readonly afterSeq: number; readonly beforeSeq: number }, atMost: number): Result<readonly DanpingEvent[]> {
    try {
      return ok(readBackwards({ statements: this.#store.statements, head: this.#head, onDamage: this.#reports.damaged }, between, atMost));
    } catch (error) {
      return unreadable(error);
    }
  }

  /** How many unreadable pushes are kept, counted no further than 10,000. Fails like {@link readFor}. */
  quarantined(): Result<number> {
    try {
      return ok(this.#store.statements.quarantined.get(mostCounted)?.count ?? 0);
    } catch (error) {
      return unreadable(error);
    }
  }

  /** The events at these places, as far as they are kept, whole, and can be read at this moment. */
  eventsAt(seqs: readonly number[]): readonly DanpingEvent[] {
    try {
      return seqs.flatMap((seq) => readAt(this.#store.statements, seq) ?? []);
    } catch {
      return [];
    }
  }

  /** Reads on the connection of this moment. Fails like {@link readFor}. */
  read<Value>(work: (statements: Statements) => Value): Result<Value> {
    try {
      return ok(work(this.#store.statements));
    } catch (error) {
      return unreadable(error);
    }
  }

  /** Writes in a transaction that it may share with pushes. Fails like {@link append}. */
  write<Value>(work: (statements: Statements) => Value): Promise<Result<Value>> {
    return this.#commits.submit(() => work(this.#store.statements));
  }

  /** Who is current reads from the database again: what is in memory may say what was erased there. */
  forgetRecent(): void {
    this.#recent = new RecentEvents(this.#head, recentLimits);
  }

  /** Empties the write-ahead log into the database. @returns false while another process reads an earlier state. */
  emptyJournal(): boolean {
    try {
      const [told] = this.#store.db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
      return told?.busy === 0;
    } catch {
      return false;
    }
  }

  onAppended(listener: (audience: ReadonlySet<AudienceKey> | null) => void): void {
    this.#listeners.push(listener);
  }

  async probe(): Promise<Result<void>> {
    if (this.#failingSince === null) return ok(undefined);
    const touched = await this.#commits.submit(() => this.#store.statements.touch.run(new Date().toISOString()));
    return touched.ok ? ok(undefined) : touched;
  }

  /**
   * One run of the retention: takes at most a day's events from the oldest end, in small transactions between which
   * pushes are taken. Stops early when told to. Fails like {@link append}.
   */
  async trim(retention: Retention, now: EpochMs, signal: AbortSignal): Promise<Result<Trimmed>> {
    const parts = {
      statements: () => this.#store.trimming,
      submit: <Value>(work: () => Value) => this.#commits.submit(work),
      onMoved: (oldestSeq: number) => {
        this.#oldestSeq = oldestSeq;
      },
      signal,
    };
    try {
      return await trimLog(parts, retention, now);
    } catch (error) {
      return unreadable(error);
    }
  }

  async close(): Promise<void> {
    await this.#commits.drain();
    this.#store.close();
  }

  #committed(): void {
    const { head, added } = this.#progress;
    this.#head = head;
    for (const recent of added) {
      this.#recent.add(recent);
      this.#reports.appended(recent.event);
    }
    if (this.#failingSince !== null) {
      this.#failingSince = null;
      this.#reports.healed();
    }
    if (added.length > 0) this.#tell(new Set(added.flatMap((recent) => recent.audience)));
  }

  #refused(cause: string): void {
    if (this.#failingSince !== null) return;
    this.#failingSince = Date.now();
    this.#reports.failing(cause);
  }

  #connection() {
    const now = Date.now();
    if (this.#failingSince !== null && now - this.#failingSince >= reopenEveryMs && this.#store.reopen().ok) {
      this.#failingSince = now;
      this.#readBounds();
      this.#tell(null);
    }
    return this.#store.db;
  }

  /** A commit that was reported as failed may be there all the same: the database has the last word. */
  #readBounds(): void {
    const { head, oldest } = this.#store.statements.bounds.get() ?? { head: null, oldest: null };
    this.#head = head ?? 0;
    this.#oldestSeq = oldest ?? this.#head + 1;
    this.#recent = new RecentEvents(this.#head, recentLimits);
  }

  #tell(audience: ReadonlySet<AudienceKey> | null): void {
    for (const listener of this.#listeners) listener(audience);
  }
}

function unreadable(error: unknown): Result<never> {
  return fail('log-unreadable', `The log cannot be read (${codeOf(error)}).`, 'Check the disk, then restart the relay.');
}
