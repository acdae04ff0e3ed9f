import Database from 'better-sqlite3';
import type { CallRow } from '../../shared/api/call-row.ts';
import type { HistoryPage } from '../../shared/api/views.ts';
import type { AgentState } from '../../shared/contract/agent-state.ts';
import { CallsTable } from './calls-table.ts';
import { CursorTable } from './cursor-table.ts';
import { EventsTable } from './events-table.ts';
import type { Commit, Committed, CustomerStory, HistoryOnThread } from './history-port.ts';
import { joinCalls } from './joined-calls.ts';
import { migrate } from './migrations.ts';
import { OwnStatus } from './own-status.ts';
import { isDamage, setAside } from './set-aside.ts';
import { danpingEventSchema } from '../../shared/contract/event.ts';

function openDatabase(file: string): Database.Database {
  const database = new Database(file, { timeout: 5_000 });
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** One person's calls in one SQLite file. Lives on the history's own thread. */
class OpenHistory {
  readonly #database: Database.Database;
  readonly events: EventsTable;
  readonly calls: CallsTable;
  readonly cursor: CursorTable;
  readonly ownStatus: OwnStatus;

  constructor(file: string, agentNumber: string | null) {
    this.#database = openDatabase(file);
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
    const { events, absorbed } = joinCalls(this.events, touched);
    const calls = [...events].map(([callId, all]) => this.calls.fold(callId, all));
    this.cursor.set({ epoch: batch.epoch, seq: batch.upTo });
    return {
      calls: calls.filter((call) => call !== null),
      absorbedCallIds: absorbed.filter((callId) => this.calls.remove(callId)),
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
  let place: { readonly file: string; readonly agentNumber: string | null } | null = null;
  const history = (): OpenHistory => {
    if (!open) throw new Error('No history is open.');
    return open;
  };
  const close = (): void => {
    open?.close();
    open = null;
  };
  /** A damaged file is set aside and begun anew: the relay fills it again. */
  const openAnew = (): string | null => {
    if (!place) return null;
    const { file, agentNumber } = place;
    try {
      open = new OpenHistory(file, agentNumber);
      return null;
    } catch (error) {
      if (!isDamage(error)) throw error;
      const aside = setAside(file, new Date());
      open = new OpenHistory(file, agentNumber);
      return aside;
    }
  };
  return {
    open(input) {
      close();
      place = input;
      const damagedAside = openAnew();
      return { cursor: history().cursor.get(), damagedAside };
    },
    close,
    cursor: () => open?.cursor.get() ?? null,
    commit(batch): Committed {
      try {
        return history().commit(batch);
      } catch (error) {
        if (isDamage(error) && place) {
          close();
          setAside(place.file, new Date());
          openAnew();
        }
        throw error;
      }
    },
    status: (): AgentState | null => open?.ownStatus.state() ?? null,
    callsSince: ({ since }): readonly CallRow[] => open?.calls.since(since) ?? [],
    callsNotEnded: ({ receivedSince }): readonly CallRow[] => open?.calls.notEnded(receivedSince) ?? [],
    page: ({ after, limit }): HistoryPage => open?.calls.page(after, limit) ?? { rows: [], next: null },
    customerStory: (input): CustomerStory => history().calls.customerStory(input),
    keepPaintedAfter: ({ callId, paintedAfterMs }): CallRow | null => history().calls.keepPaintedAfter(callId, paintedAfterMs),
  };
}
