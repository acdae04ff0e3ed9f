import papa, { type ParseError } from 'papaparse';
import type { ContactFields, Refusal } from '../../../shared/api/contacts-methods.ts';
import { contactFieldsSchema } from '../../../shared/api/contacts-methods.ts';
import type { ParsedContacts } from '../reader-port.ts';
import type { ContactColumns } from './contact-columns.ts';
import { guessColumns } from './contact-columns.ts';

const mostRefusalsTold = 1_000;
const mostNumbers = 20;
const longestName = 200;
const betweenNumbers = /[;,、|/\n]|:::/;
/** Digits with the signs that people put between them. */
const dialable = /^\+?[\d\s().\-–]{3,40}$/;
const chinese = /\p{Script=Han}/u;

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
  readonly isBroken: boolean;
}

/** Reads the text of a CSV file with commas, semicolons or tabs between its cells. Nothing of it vanishes: what is not taken is named by its line. */
export function parseContacts(csv: string): ParsedContacts {
  const [header, ...lines] = linesOf(csv.replace(/^\uFEFF/, ''));
  const columns = guessColumns(header?.cells ?? []);
  const missing = columns.name.length === 0 ? 'name' : columns.numbers.length === 0 ? 'number' : lines.length === 0 ? 'rows' : null;
  const contacts: ContactFields[] = [];
  const refused: { line: number; why: Refusal }[] = [];
  for (const line of missing === null ? lines : []) {
    const read = line.isBroken ? 'unreadable' : contactOf(line.cells, columns);
    if (typeof read === 'string') refused.push({ line: line.line, why: read });
    else contacts.push(read);
  }
  return { missing, contacts, refused: refused.slice(0, mostRefusalsTold), refusedCount: refused.length };
}

function contactOf(cells: readonly string[], columns: ContactColumns): ContactFields | Refusal {
  const cell = (column: number | null): string => (column === null ? '' : (cells[column] ?? '').trim());
  const parts = columns.name.map(cell).filter((part) => part !== '');
  const name = parts.join(parts.some((part) => chinese.test(part)) ? '' : ' ');
  if (name === '') return 'no-name';
  const numbers = columns.numbers.flatMap((column) => cell(column).split(betweenNumbers)).map((number) => number.trim()).filter((number) => number !== '');
  if (numbers.length === 0) return 'no-number';
  if (numbers.length > mostNumbers) return 'too-many-numbers';
  // A spreadsheet that took numbers for amounts writes 1.38E+10: the last digits are lost.
  if (!numbers.every((number) => dialable.test(number))) return 'bad-number';
  const fields = contactFieldsSchema.safeParse({ name, company: cell(columns.company) || null, note: cell(columns.note) || null, numbers });
  return fields.success ? fields.data : name.length > longestName || fields.error.issues.some(({ code }) => code === 'too_big') ? 'too-long' : 'bad-number';
}

/** A cell may run over several lines: each row is named by the line on which it begins. */
function linesOf(csv: string): readonly Line[] {
  const lines: Line[] = [];
  let line = 1;
  let from = 0;
  papa.parse<string[]>(csv, {
    delimiter: delimiterOf(csv),
    step: ({ data, errors, meta }) => {
      if (data.some((cell) => cell.trim() !== '')) lines.push({ line, cells: data, isBroken: errors.some(isBroken) });
      line += newLinesIn(csv, from, meta.cursor);
      from = meta.cursor;
    },
  });
  return lines;
}

/** What stands most often between the titles: the one line in which no text can have it by chance. */
function delimiterOf(csv: string): string {
  const header = csv.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  const counted = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counted.toSorted((a, b) => b.count - a.count)[0]?.delimiter ?? ',';
}

function isBroken({ type }: ParseError): boolean {
  return type === 'Quotes';
}

function newLinesIn(text: string, from: number, until: number): number {
  const end = Math.min(until, text.length);
  let count = 0;
  for (let at = from; at < end; at += 1) {
    const sign = text[at];
    if (sign === '\n' || (sign === '\r' && text[at + 1] !== '\n')) count += 1;
  }
  return count;
}
