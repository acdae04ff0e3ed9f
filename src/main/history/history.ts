import Database from 'better-sqlite3';
import type { CallRow } from '../../shared/api/call-row.ts';
import type { HistoryPage } from '../../shared/api/views.ts';
import type { AgentState } from '../../shared/contract/agent-state.ts';
import { CallsTable } from './calls-table.ts';
import { CursorTable } from './cursor-table.ts';
import { EventsTable } from './events-table.ts';
import type { Commit, Committed, CustomerStory, HistoryOnThread } from './history-port.ts';
import { migrate } from './migrations.ts';
import { OwnStatus } from './own-status.ts';
import { danpingEventSchema } from '../../shared/contract/event.ts';

/** One person's calls in one SQLite file. Lives on the history's own thread. */
class OpenHistory {
  readonly #database: Database.Database;
  readonly events: EventsTable;
  readonly calls: CallsTable;
  readonly cursor: CursorTable;
  readonly ownStatus: OwnStatus;

  constructor(file: string, agentNumber: string | null) {
    this.#database = new Database(file, { timeout: 5_000 });
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('synchronous = FULL');
    this.#database.pragma('foreign_keys = ON');
    this.#database.pragma('secure_delete = ON');
    migrate(this.#database);
    this.events = new EventsTable(this.#database);
    this.calls = new CallsTable(this.#database);
    this.cursor = new CursorTable(this.#database);
    this.ownStatus = new OwnStatus(this.#database, this.events, agentNumber);
  }

  commit(batch: Commit): Committed {
    return this.#database.transaction(() => this.#commit(batch)).immediate();
  }

  #commit(batch: Commit): Committed {
    const touched = new Set<string>();
    let statusChanged = false;
    let unreadable = 0;
    for (const item of batch.items) {
      const parsed = danpingEventSchema.safeParse(item);
      if (!parsed.success) {
        this.events.keepUnreadable(batch, item);
        unreadable += 1;
        continue;
      }
      if (!this.events.add(parsed.data)) continue;
      if (parsed.data.callId) touched.add(parsed.data.callId);
      if (this.ownStatus.take(parsed.data)) statusChanged = true;
    }
    const calls = [...touched].map((callId) => this.calls.fold(callId, this.events.ofCall(callId)));
    this.cursor.set({ epoch: batch.epoch, seq: batch.upTo });
    return {
      calls: calls.filter((call) => call !== null),
      status: statusChanged ? this.ownStatus.state() : null,
      unreadable,
    };
  }

  close(): void {
    this.#database.close();
  }
}

/** The history's methods as the main process may call them, one history open at a time. */
export function createHistory(): HistoryOnThread {
  let open: OpenHistory | null = null;
  const history = (): OpenHistory => {
    if (!open) throw new Error('No history is open.');
    return open;
  };
  return {
    open({ file, agentNumber }) {
      open?.close();
      open = null;
      open = new OpenHistory(file, agentNumber);
      return open.cursor.get();
    },
    close() {
      open?.close();
      open = null;
    },
    cursor: () => open?.cursor.get() ?? null,
    commit: (batch): Committed => history().commit(batch),
    status: (): AgentState | null => open?.ownStatus.state() ?? null,
    callsSince: ({ since }): readonly CallRow[] => open?.calls.since(since) ?? [],
    callsNotEnded: ({ receivedSince }): readonly CallRow[] => open?.calls.notEnded(receivedSince) ?? [],
    page: ({ after, limit }): HistoryPage => open?.calls.page(after, limit) ?? { rows: [], next: null },
    customerStory: (input): CustomerStory => history().calls.customerStory(input),
    keepPaintedAfter: ({ callId, paintedAfterMs }): CallRow | null => history().calls.keepPaintedAfter(callId, paintedAfterMs),
  };
}
