import type { EventLog, Appended, BatchLimits, NewEvent, Quarantine, Stretch, UnreadablePush } from '../core/ports.ts';
import type { ReadFrom } from '../core/cursor.ts';
import type { AudienceKey, Viewer } from '../core/viewer.ts';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { LogKeeper, type KeeperReports } from '../core/log/keeper.ts';
import { readStretch } from '../core/log/stretch.ts';
import { appendPush } from './append.ts';
import { mendAudience } from './audience-index.ts';
import { EndMark } from './end-mark.ts';
import { fillLostEnd } from './lost-end.ts';
import { countOrKeep } from './quarantine.ts';
import { logEnd, readAt, readBackwards, type LogRows } from './read.ts';
import { trimLog, type Retention, type Trimmed } from './retention.ts';
import { codeOf } from '../sqlite/open.ts';
import type { Statements } from './statements.ts';
import { EventStore } from './store.ts';

/** What whoever runs the relay should hear of. */
export interface LogReports extends KeeperReports {
  damaged(seq: number): void;
  /** Who sees what was found damaged, and was settled anew from the events. */
  mended?(): void;
}

/** Counting further would take time from the pushes. */
const mostCounted = 10_000;

/** No call has more events. */
const mostOfCall = 200;

/** The event log in SQLite. One process writes it; {@link lockForServing} sees to that. */
export class SqliteEventLog implements EventLog, Quarantine {
  readonly #store: EventStore;
  readonly #reports: LogReports;
  readonly #keeper: LogKeeper;
  readonly #mark: EndMark;
  readonly epoch: string;

  private constructor(store: EventStore, folder: string, reports: LogReports, agents: readonly AudienceKey[]) {
    this.#store = store;
    this.#reports = reports;
    this.epoch = store.statements.epoch.get()?.value ?? '';
    this.#mark = new EndMark(folder, this.epoch);
    if (mendAudience(store.db, Date.now())) reports.mended?.();
    for (const seq of fillLostEnd(store, this.#mark.reached, agents, Date.now())) reports.damaged(seq);
    store.syncApart();
    this.#keeper = new LogKeeper(
      {
        sync: () => store.sync(),
        connection: () => store.db,
        bounds: () => store.statements.bounds.get() ?? { oldest: null, head: null },
        reopen: () => store.reopen().ok,
        now: () => performance.now(),
        codeOf,
      },
      reports,
    );
    if (this.head > this.#mark.reached) this.#mark.note(this.head);
    this.#keeper.onAppended(() => this.#mark.note(this.head));
  }

  /**
   * Opens the log in the data folder, or makes it. Fails with a cause for the admin.
   *
   * @param agents who is to see a gap where the log has lost its end, beside those whom the log itself knows
   */
  static open(folder: string, reports: LogReports, agents: readonly AudienceKey[] = []): Result<SqliteEventLog> {
    const store = EventStore.open(folder);
    if (!store.ok) return store;
    try {
      return ok(new SqliteEventLog(store.value, folder, reports, agents));
    } catch (error) {
      store.value.close();
      return fail('database-damaged', `The log in ${folder} cannot be read (${codeOf(error)}).`, 'Put a backup of events.db in its place.');
    }
  }

  get head(): number {
    return this.#keeper.head;
  }

  get oldestSeq(): number {
    return this.#keeper.oldestSeq;
  }

  append(events: readonly NewEvent[]): Promise<Result<Appended>> {
    return this.#keeper.submit((progress) => appendPush(this.#store.statements, progress, events));
  }

  keep(push: UnreadablePush): Promise<Result<number>> {
    return this.#keeper.submit(() => countOrKeep(this.#store.statements, push));
  }

  readFor(viewer: Viewer, from: ReadFrom, limits: BatchLimits): Result<Stretch> {
    try {
      // What was trimmed may be in memory still.
      const kept = { ...from, afterSeq: Math.max(from.afterSeq, this.oldestSeq - 1) };
      return ok(readStretch(logEnd(this.#rows(), this.#keeper.recent), viewer, kept, limits));
    } catch (error) {
      return unreadable(error);
    }
  }

  readBack(between: { readonly afterSeq: number; readonly beforeSeq: number }, atMost: number): Result<readonly DanpingEvent[]> {
    try {
      return ok(readBackwards(this.#rows(), between, atMost));
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

  /** Places of a call's latest events, newest first; none while they cannot be read. */
  seqsOfCall(source: string, callId: string): readonly number[] {
    const read = this.read(({ calls }) => calls.latestSeqsOfCall.all(callId, source, mostOfCall));
    return read.ok ? read.value : [];
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
    return this.#keeper.submit(() => work(this.#store.statements));
  }

  /** Who is current reads from the database again: what is in memory may say what was erased there. */
  forgetRecent(): void {
    this.#keeper.forgetRecent();
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
    this.#keeper.onAppended(listener);
  }

  async probe(): Promise<Result<void>> {
    if (!this.#keeper.isFailing) return ok(undefined);
    const touched = await this.#keeper.submit(() => this.#store.statements.touch.run(new Date().toISOString()));
    return touched.ok ? ok(undefined) : touched;
  }

  /**
   * One run of the retention: takes at most a day's events from the oldest end, in small transactions between which
   * pushes are taken. Stops early when told to. Fails like {@link append}.
   */
  async trim(retention: Retention, now: EpochMs, signal: AbortSignal): Promise<Result<Trimmed>> {
    const parts = {
      statements: () => this.#store.trimming,
      submit: <Value>(work: () => Value) => this.#keeper.submit(work),
      onMoved: (oldestSeq: number) => this.#keeper.movedTo(oldestSeq),
      signal,
    };
    try {
      return await trimLog(parts, retention, now);
    } catch (error) {
      return unreadable(error);
    }
  }

  async close(): Promise<void> {
    await this.#keeper.drain();
    this.#store.close();
    this.#mark.close();
  }

  #rows(): LogRows {
    return { statements: this.#store.statements, head: this.head, onDamage: this.#reports.damaged };
  }
}

function unreadable(error: unknown): Result<never> {
  return fail('log-unreadable', `The log cannot be read (${codeOf(error)}).`, 'Check the disk, then restart the relay.');
}
