import type { ContactFields, ContactPage, ContactPosition, Refusal } from '../../shared/api/contacts-methods.ts';
import type { ExportColumn } from '../../shared/api/export-columns.ts';
import type { CallFilter } from '../../shared/api/history-filter.ts';
import type { AwayView, CappedCount } from '../../shared/api/history-views.ts';
import type { HistoryPage, HistoryPosition } from '../../shared/api/views.ts';
import type { CallBack } from '../../shared/api/wrap-up-methods.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import type { Mentioned } from './erase/mention-scan.ts';

export interface Export {
  readonly file: string;
  readonly format: 'csv' | 'xlsx';
  readonly filter: CallFilter;
  readonly headers: Readonly<Record<ExportColumn, string>>;
  readonly words: Readonly<Record<string, string>>;
  readonly maskNumbers: boolean;
}

/** What a CSV file of contacts turned out to hold. */
export interface ParsedContacts {
  readonly missing: 'name' | 'number' | 'rows' | null;
  readonly contacts: readonly ContactFields[];
  readonly refused: readonly { readonly line: number; readonly why: Refusal }[];
  readonly refusedCount: number;
}

/** What only reads: answered by a second thread, so that no search ever makes a call wait. */
export interface ReaderPort {
  openReader(input: { readonly file: string }): Promise<void>;
  closeReader(): Promise<void>;
  page(input: { readonly after: HistoryPosition | null; readonly limit: number }): Promise<HistoryPage>;
  /** @param turn the number of the search: one that is no longer the latest answers `null` */
  search(input: { readonly filter: CallFilter; readonly after: HistoryPosition | null; readonly limit: number; readonly turn: number | null }): Promise<HistoryPage | null>;
  count(input: { readonly filter: CallFilter; readonly turn: number | null }): Promise<CappedCount | null>;
  missedPage(input: { readonly done: boolean; readonly after: HistoryPosition | null; readonly limit: number }): Promise<HistoryPage>;
  away(): Promise<AwayView | null>;
  callBacks(input: { readonly until: EpochMs }): Promise<readonly CallBack[]>;
  contactsPage(input: { readonly text: string; readonly after: ContactPosition | null; readonly limit: number }): Promise<ContactPage>;
  parseContacts(input: { readonly csv: string }): Promise<ParsedContacts>;
  /** Writes the calls that fit, latest first. @throws what the disk says; nothing of the file is left then */
  exportTo(input: Export): Promise<{ readonly rows: number; readonly isCut: boolean }>;
  findMentions(input: { readonly number: string }): Promise<Mentioned>;
}
