import Database from 'better-sqlite3';
import { deskFile } from '../open-database.ts';
import type { RowSeal, SealedRow } from '../seal.ts';
import { RowDamaged } from '../seal.ts';
import { callSeal, deskSeals, eventSeal, hasUnsealed } from '../sealed-tables.ts';
import { FileDamaged } from '../set-aside.ts';

/**
 * Looks through both files as a whole: every page, every index, every row's checksum. Takes a minute at a million calls, so it
 * has a thread of its own, and a connection that keeps nobody waiting.
 *
 * @throws FileDamaged or RowDamaged, or what SQLite says
 */
export function lookThrough({ file }: { readonly file: string }): void {
  inspect(file, (database) => {
    checkRows(database, callSeal, hasUnsealed(database, 'calls'));
    checkRows(database, eventSeal, hasUnsealed(database, 'events'));
  });
  inspect(deskFile(file), (database) => {
    for (const seal of deskSeals) checkRows(database, seal, false);
  });
}

function inspect(file: string, look: (database: Database.Database) => void): void {
  const database = new Database(file, { readonly: true });
  try {
    const said = String(database.pragma('integrity_check(1)', { simple: true }));
    if (said !== 'ok') throw new FileDamaged('An index or a page is no longer what was written.');
    look(database);
  } finally {
    database.close();
  }
}

function checkRows(database: Database.Database, seal: RowSeal<string>, mayBeMissing: boolean): void {
  const rows = database.prepare<[], SealedRow<typeof seal>>(`SELECT ${seal.selected('r')} FROM ${seal.table.replace('desk.', '')} r`);
  for (const row of rows.iterate()) {
    if (row.checksum === null ? !mayBeMissing : row.checksum !== seal.of(row)) throw new RowDamaged(seal.table);
  }
}
