/** Without it Excel takes UTF-8 for the system's old character set. */
const byteOrderMark = '\uFEFF';
/** A text that begins so is run as a formula by spreadsheets (OWASP, "CSV Injection"). */
const formula = /^(?:\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r])/;
const needsQuotes = /[",\r\n;\t]/;

export type CsvCell = string | number | null;

/** A table as a file that spreadsheets open rightly: RFC 4180, with what they would run made harmless. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + rows.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
