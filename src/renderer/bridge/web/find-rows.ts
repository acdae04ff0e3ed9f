import type { CallRow } from '../../../shared/api/call-row.ts';
import type { CallFilter } from '../../../shared/api/history-filter.ts';
import type { HistoryPage, HistoryPosition } from '../../../shared/api/views.ts';

/** The calls that fit. Words are looked for as they are written; pinyin is the desktop app's. */
export function findRows(rows: readonly CallRow[], filter: CallFilter): readonly CallRow[] {
  const words = folded(filter.text).split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (filter.direction === null || row.direction === filter.direction) &&
      (filter.outcome === null || (row.state === 'ended' && row.outcome === filter.outcome)) &&
      (filter.startedFrom === null || row.startedAt >= filter.startedFrom) &&
      (filter.startedTo === null || row.startedAt < filter.startedTo) &&
      (!filter.withNote || row.wrapUp !== null) &&
      (!filter.withRecording || Boolean(row.record?.recordingUrl)) &&
      (words.length === 0 || fits(row, words)),
  );
}

/** A page of rows that are in their order, latest first. */
export function pageOf(rows: readonly CallRow[], after: HistoryPosition | null, limit: number): HistoryPage {
  const from = after === null ? 0 : rows.findIndex((row) => row.startedAt < after.startedAt || (row.startedAt === after.startedAt && row.callId < after.callId));
  const page = from < 0 ? [] : rows.slice(from, from + limit);
  const last = page.at(-1);
  const isEnd = from < 0 || from + limit >= rows.length;
  return { rows: page, next: isEnd || !last ? null : { startedAt: last.startedAt, callId: last.callId } };
}

function fits(row: CallRow, words: readonly string[]): boolean {
  const { customerNumber, customerName, agentNumber, agentName, queueName, displayNumber, trunkNumber, extras } = row;
  const text = folded([customerNumber, customerName, agentNumber, agentName, queueName, displayNumber, trunkNumber, extras && JSON.stringify(extras)].filter(Boolean).join('\n'));
  return words.every((word) => text.includes(word));
}

/** Case and accents do not matter. */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{Mn}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();
}
