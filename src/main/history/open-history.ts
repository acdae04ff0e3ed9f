import type { Database } from 'better-sqlite3';
import type { CallRow } from '../../shared/api/call-row.ts';
import { danpingEventSchema } from '../../shared/contract/event.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import { CallsTable } from './calls-table.ts';
import { Salvage } from './care/salvage.ts';
import { SealOldRows } from './care/seal-old-rows.ts';
import type { Chores } from './chores.ts';
import { CursorTable } from './cursor-table.ts';
import { Eraser } from './erase/eraser.ts';
import { EventsTable } from './events-table.ts';
import type { CallWithEvents, Commit, Committed } from './history-port.ts';
import { joinCalls } from './joined-calls.ts';
import { NotedCalls } from './noted-calls.ts';
import { DeskNotes } from './notes/desk-notes.ts';
import { OldCalls } from './old-calls.ts';
import { OwnStatus } from './own-status.ts';
import { rehearse } from './rehearsal.ts';
import { Retention } from './retention.ts';
import { loadDictionary } from './search/phonetics.ts';

/** One person's calls and notes. Lives on the thread that owns the files. */
export class OpenHistory {
  readonly notes: DeskNotes;
  readonly calls: CallsTable;
  readonly noted: NotedCalls;
  readonly cursor: CursorTable;
  readonly ownStatus: OwnStatus;
  readonly eraser: Eraser;
  readonly retention: Retention;
  readonly #database: Database;
  readonly #events: EventsTable;
  readonly #chores: Chores;
  #old: OldCalls | null;
  #salvage: Salvage | null = null;

  constructor(database: Database, agentNumber: string | null, chores: Chores) {
    this.#database = database;
    this.#chores = chores;
    this.#events = new EventsTable(database);
    this.notes = new DeskNotes(database);
    this.calls = new CallsTable(database, this.notes);
    this.noted = new NotedCalls(database, this.notes, this.calls);
    this.cursor = new CursorTable(database);
    this.ownStatus = new OwnStatus(database, this.#events, agentNumber);
    this.eraser = new Eraser(database, this.calls, this.notes, (callIds) => void this.#foldAnew(callIds));
    this.retention = new Retention(database, this.calls);
    this.#old = OldCalls.find(database, this.calls);
    this.follow();
    if (this.#old) chores.begin('move old calls', () => this.#moveSome());
    for (const unsealed of SealOldRows.find(database)) chores.begin(unsealed.name, () => unsealed.some());
    this.#salvageNext();
  }

  commit(batch: Commit): Committed {
    return this.#database.transaction(() => this.#commit(batch)).immediate();
  }

  callWithEvents(callId: string): CallWithEvents | null {
    const call = this.calls.rows.one(callId);
    return call ? { call, events: this.#events.ofCall(callId) } : null;
  }

  /** Notes have changed: the rows of the calls follow, in slices. */
  follow(): void {
    this.#chores.begin('follow the notes', () => this.noted.follow());
  }

  /** Writes everything back into the files and empties the logs beside them. */
  truncateLogs(): void {
    for (const schema of ['main', 'desk']) this.#database.pragma(`${schema}.wal_checkpoint(TRUNCATE)`);
  }

  checkedAt(): EpochMs | null {
    return this.#database.prepare<[], { checked_at: number | null }>('SELECT checked_at FROM care').get()?.checked_at ?? null;
  }

  noteChecked(at: EpochMs): void {
    this.#database.prepare('UPDATE care SET checked_at = ?').run(at);
  }

  close(): void {
    this.#chores.drop();
    this.#salvage?.close();
    this.#database.close();
  }

  #commit(batch: Commit): Committed {
    const touched = new Set<string>();
    let statusChanged = false;
    let unreadable = 0;
    for (const item of batch.items) {
      const parsed = danpingEventSchema.safeParse(item);
      if (!parsed.success) {
        this.#events.keepUnreadable(batch, item);
        unreadable += 1;
        continue;
      }
      if (!this.#events.add(parsed.data)) continue;
      if (parsed.data.callId) touched.add(parsed.data.callId);
      if (this.ownStatus.take(parsed.data)) statusChanged = true;
    }
    const { calls, absorbed } = this.#foldAnew(touched);
    this.calls.settle();
    this.cursor.set({ epoch: batch.epoch, seq: batch.upTo });
    return { calls, absorbedCallIds: absorbed, status: statusChanged ? this.ownStatus.state() : null, unreadable };
  }

  #foldAnew(touched: ReadonlySet<string>): { readonly calls: readonly CallRow[]; readonly absorbed: readonly string[] } {
    const { events, absorbed } = joinCalls(this.#events, touched);
    for (const callId of [...events.keys(), ...absorbed]) this.#old?.moveOne(callId);
    const calls = [...events].map(([callId, all]) => this.calls.fold(callId, all));
    return { calls: calls.filter((call) => call !== null), absorbed: absorbed.filter((callId) => this.calls.remove(callId)) };
  }

  /** While something happens to the damaged files that lie aside; if the one that is being taken over from has gone, that has ended. */
  withoutSalvage(work: () => void): void {
    const wasSalvaging = this.#salvage !== null;
    this.#chores.end('salvage');
    this.#salvage?.close();
    this.#salvage = null;
    work();
    if (wasSalvaging) this.#salvageNext();
  }

  get isSalvaging(): boolean {
    return this.#salvage !== null;
  }

  /** Takes over what is whole in a damaged history that lies aside, and then in the one before it. */
  #salvageNext(): void {
    const salvage = Salvage.find(this.#database, {
      has: (callId) => this.calls.stored(callId) !== null,
      addEvent: (event) => this.#events.addStored(event),
      takeCall: (body, paintedAfterMs, hasEvents) => this.calls.takeOver(body, paintedAfterMs, hasEvents),
      foldAnew: (callIds) => void this.#foldAnew(callIds),
      settle: () => this.calls.settle(),
    });
    this.#salvage = salvage;
    if (!salvage) return;
    this.#chores.begin('salvage', () => {
      if (salvage.some()) return true;
      this.#salvage = null;
      this.#salvageNext();
      return false;
    });
  }

  /** As soon as nobody needs the thread, a call is rehearsed. */
  rehearse(): void {
    this.#chores.begin('rehearse a call', () => {
      if (!rehearse(this.#database, (batch) => this.#commit(batch))) void loadDictionary().then(() => this.#database.open && this.rehearse());
      return false;
    });
  }

  #moveSome(): boolean {
    const isLeft = this.#old?.moveSome() ?? false;
    if (!isLeft) this.#old = null;
    return isLeft;
  }
}
