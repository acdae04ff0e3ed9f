import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { CallBack } from '../../shared/api/wrap-up-methods.ts';
import { AwayReads } from './away-reads.ts';
import { CallRows } from './call-rows.ts';
import { findMentions } from './erase/mention-scan.ts';
import { Mentions } from './erase/mentions.ts';
import { exportCalls } from './export/export-calls.ts';
import type { OnThread } from './history-port.ts';
import { ContactReads } from './notes/contact-reads.ts';
import { parseContacts } from './notes/parse-contacts.ts';
import { WrapUps } from './notes/wrap-ups.ts';
import { openForReading } from './open-database.ts';
import { PageReads } from './page-reads.ts';
import type { ReaderPort } from './reader-port.ts';

interface Reads {
  readonly database: Database;
  readonly rows: CallRows;
  readonly pages: PageReads;
  readonly away: AwayReads;
  readonly contacts: ContactReads;
  readonly wrapUps: WrapUps;
}

/** The history's reading methods, on a connection that can do nothing else. */
export type ReaderOnThread = OnThread<Omit<ReaderPort, 'exportTo' | 'findMentions'>> & Pick<ReaderPort, 'exportTo' | 'findMentions'>;

/** @param latestTurn the number of the latest search; an earlier one is given up */
export function createReader(latestTurn: () => number): ReaderOnThread {
  let open: Reads | null = null;
  const reads = (): Reads => {
    if (!open) throw new Error('No history is open.');
    return open;
  };
  const close = (): void => {
    open?.database.close();
    open = null;
  };
  const isStale = (turn: number | null): (() => boolean) => () => turn !== null && turn !== latestTurn();
  return {
    openReader({ file }) {
      close();
      const database = openForReading(file);
      const rows = new CallRows(database);
      open = {
        database,
        rows,
        pages: new PageReads(database, rows),
        away: new AwayReads(database, rows),
        contacts: new ContactReads(database),
        wrapUps: new WrapUps(database),
      };
    },
    closeReader: close,
    page: ({ after, limit }) => open?.pages.page(after, limit) ?? { rows: [], next: null },
    search: ({ filter, after, limit, turn }) => open?.pages.search(filter, after, limit, isStale(turn)) ?? null,
    count: ({ filter, turn }) => open?.pages.count(filter, isStale(turn)) ?? null,
    missedPage: ({ done, after, limit }) => open?.pages.missed(done, after, limit) ?? { rows: [], next: null },
    away: () => open?.away.view() ?? null,
    callBacks({ until }): readonly CallBack[] {
      const { wrapUps, rows } = reads();
      return wrapUps.due(until).map(({ call_id: callId, call_back_at: callBackAt }) => ({ callId, callBackAt, call: rows.one(callId) }));
    },
    contactsPage: ({ text, after, limit }) => open?.contacts.page(text, after, limit) ?? { contacts: [], next: null },
    parseContacts: ({ csv }) => parseContacts(csv),
    exportTo: (input) => exportCalls(reads().database, input, setImmediate),
    findMentions: ({ number }) => findMentions(reads().database, new Mentions(number), setImmediate),
  };
}
