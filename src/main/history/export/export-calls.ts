import type { FileHandle } from 'node:fs/promises';
import { open, rename, rm } from 'node:fs/promises';
import type { Database } from 'better-sqlite3';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { exportColumns } from '../../../shared/api/export-columns.ts';
import { CallRows } from '../call-rows.ts';
import type { Export } from '../reader-port.ts';
import { CallSearch } from '../search/call-search.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { cellsOf } from './export-cells.ts';
import { mostRowsOfSheet, xlsxRow } from './xlsx.ts';
import { fixedParts, sheetHead, sheetName, sheetTail, styles } from './xlsx-parts.ts';
import { ZipWriter } from './zip-writer.ts';

/** Rows read and written before others may ask the thread something: a few milliseconds. */
const rowsOfSlice = 200;

interface Written {
  readonly rows: number;
  readonly isCut: boolean;
}

/**
 * Writes the calls that fit into a file, slice by slice: memory does not grow with their number, and searches go on beside it.
 * The file appears whole or not at all.
 *
 * @throws what the disk says
 */
export async function exportCalls(database: Database, wanted: Export, pause: () => Promise<void>): Promise<Written> {
  const draft = `${wanted.file}.part`;
  try {
    const file = await open(draft, 'w', 0o600);
    try {
      const written = await (wanted.format === 'csv' ? writeCsv : writeXlsx)(file, wanted, slices(database, wanted, pause));
      await file.sync();
      await file.close();
      await rename(draft, wanted.file);
      return written;
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function* slices(database: Database, { filter }: Export, pause: () => Promise<void>): AsyncGenerator<readonly CallRow[]> {
  const search = new CallSearch(database);
  const rows = new CallRows(database);
  let before: number | null = null;
  for (;;) {
    const keys: readonly number[] = database.transaction((from: number | null) => search.keys({ filter, before: from, limit: rowsOfSlice }))(before);
    const last = keys.at(-1);
    if (last === undefined) return;
    yield rows.ofKeys(keys);
    before = last;
    await pause();
  }
}

function headerOf({ headers }: Export): readonly string[] {
  return exportColumns.map((column) => headers[column]);
}

async function writeCsv(file: FileHandle, wanted: Export, calls: AsyncIterable<readonly CallRow[]>): Promise<Written> {
  await file.writeFile(byteOrderMark + csvLine(headerOf(wanted)));
  let rows = 0;
  for await (const slice of calls) {
    await file.writeFile(slice.map((call) => csvLine(cellsOf(call, wanted))).join(''));
    rows += slice.length;
  }
  return { rows, isCut: false };
}

async function writeXlsx(file: FileHandle, wanted: Export, calls: AsyncIterable<readonly CallRow[]>): Promise<Written> {
  const zip = new ZipWriter(file);
  for (const [name, text] of Object.entries(fixedParts)) await zip.add(name, [text]);
  let rows = 0;
  let isCut = false;
  const sheet = async function* (): AsyncGenerator<string> {
    yield sheetHead + xlsxRow(headerOf(wanted), styles.header);
    for await (const slice of calls) {
      const fitting = slice.slice(0, mostRowsOfSheet - 1 - rows);
      isCut = fitting.length < slice.length;
      rows += fitting.length;
      yield fitting.map((call) => xlsxRow(cellsOf(call, wanted))).join('');
      if (isCut) break;
    }
    yield sheetTail;
  };
  await zip.add(sheetName, sheet());
  await zip.finish();
  return { rows, isCut };
}
