import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CallRow } from '../../../shared/api/call-row.ts';
import type { WrapUp } from '../../../shared/api/card.ts';
import type { Contact, ContactFields } from '../../../shared/api/contacts-methods.ts';
import type { CallFilter } from '../../../shared/api/history-filter.ts';
import { everyCall } from '../../../shared/api/history-filter.ts';
import type { DanpingEvent } from '../../../shared/contract/event.ts';
import { eventOf } from '../../../shared/contract/testing/event-of.ts';
import { createHistory, type HistoryOnThread } from './whole-history.ts';

export interface Told extends Partial<DanpingEvent> {
  readonly callId: string;
}

/** A history in a folder of its own, with the words in which tests tell of it. */
export interface Scene {
  readonly history: HistoryOnThread;
  readonly folder: string;
  readonly file: string;
  reopen(): ReturnType<HistoryOnThread['open']>;
  /** Commits one event for each call, a minute after the other: an unanswered inbound call that ended, if nothing else is said. */
  tell(...calls: readonly Told[]): void;
  note(callId: string, change: Partial<WrapUp>): CallRow | null;
  contact(change: Partial<ContactFields> & { readonly id?: string }): Contact;
  found(filter: Partial<CallFilter>): readonly string[];
  row(callId: string): CallRow | null;
  end(): void;
}

export const day0 = Date.UTC(2026, 0, 5);
export const minute = (count: number): string => new Date(day0 + count * 60_000).toISOString();

export function setScene(): Scene {
  const folder = mkdtempSync(path.join(tmpdir(), 'danping-history-'));
  const file = path.join(folder, 'history.db');
  const history = createHistory();
  let seq = 0;
  const open = (): ReturnType<HistoryOnThread['open']> => history.open({ file, agentNumber: '20001' });
  open();
  return {
    history,
    folder,
    file,
    reopen: open,
    tell(...calls) {
      const items = calls.map((call) => {
        seq += 1;
        return eventOf('call.ended', { seq, direction: 'inbound', at: minute(seq), receivedAt: minute(seq), agentName: null, ...call });
      });
      history.commit({ epoch: 'e', upTo: seq, items });
    },
    note: (callId, change) => history.saveWrapUp({ callId, wrapUp: { note: '', disposition: null, callBackAt: null, ...change }, dispositionWords: '', savedAt: 1 }),
    contact({ id, ...change }) {
      const saved = history.saveContact({ id: id ?? null, fields: { name: '王女士', company: null, note: null, numbers: ['13812345678'], ...change }, now: 1 });
      history.finishChores();
      return saved;
    },
    found: (filter) => history.search({ filter: { ...everyCall, ...filter }, after: null, limit: 500, turn: null })?.rows.map((row) => row.callId) ?? [],
    row: (callId) => history.callWithEvents({ callId })?.call ?? null,
    end() {
      history.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
