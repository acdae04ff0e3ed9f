import type { Cell } from './export-cells.ts';
import { localTime } from './export-cells.ts';

/** Without it Excel takes UTF-8 for the system's old character set. */
export const byteOrderMark = '\uFEFF';

/** A text that begins so is run as a formula by spreadsheets (OWASP, "CSV Injection"). */
const formula = /^(?:\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r])/;
const needsQuotes = /[",\r\n;\t]/;

/** One line, RFC 4180, with what a spreadsheet would run made harmless. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return localTime(cell);
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
