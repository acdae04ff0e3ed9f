import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { eventOf } from '../../../shared/contract/testing/event-of.ts';
import { historyMigrations } from '../migrations.ts';
import { deskMigrations } from '../notes/desk-migrations.ts';
import { deskFile } from '../open-database.ts';
import { minute } from './scene.ts';
import { createHistory } from './whole-history.ts';

export const callsOfOldSchemas = 120;
const mainTables = ['events', 'unreadable_items', 'cursor', 'agent_signs'];
const deskTables = ['wrap_up', 'missed_done', 'contacts', 'contact_numbers', 'heard', 'away', 'stale'];

/**
 * For tests: writes the files as released versions of the app left them, each by that version's own scripts.
 *
 * @returns the calls as they are to be shown
 */
export function writeOldSchema(file: string, schema: { readonly history: number; readonly desk: number }): readonly CallRow[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'danping-schema-'));
  try {
    const newest = path.join(folder, 'history.db');
    const rows = writeNewest(newest);
    const old = new Database(file);
    for (const script of historyMigrations.slice(0, schema.history)) old.exec(script);
    old.prepare('ATTACH DATABASE ? AS newest').run(newest);
    for (const table of mainTables) copyRows(old, 'main', table, 'newest');
    if (schema.history >= 3) copyRows(old, 'main', 'calls', 'newest');
    else old.exec('INSERT INTO calls (call_id, started_at, customer_number, state, last_received_at, body, painted_after_ms) SELECT call_id, started_at, customer_key, state, last_received_at, body, painted_after_ms FROM newest.calls');
    // The index keeps no texts that could be copied.
    if (schema.history >= 3) old.exec('UPDATE calls SET is_indexed = 0');
    old.exec('DETACH DATABASE newest');
    old.prepare('ATTACH DATABASE ? AS desk').run(deskFile(file));
    old.prepare('ATTACH DATABASE ? AS newest').run(deskFile(newest));
    for (const script of deskMigrations.slice(0, schema.desk)) old.exec(script);
    for (const table of deskTables) copyRows(old, 'desk', table, 'newest');
    old.pragma(`desk.user_version = ${schema.desk}`);
    old.pragma(`main.user_version = ${schema.history}`);
    old.exec('DETACH DATABASE newest');
    for (const name of ['main', 'desk']) old.pragma(`${name}.journal_mode = WAL`);
    old.close();
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeNewest(file: string): readonly CallRow[] {
  const history = createHistory();
  history.open({ file, agentNumber: '20001' });
  const items = Array.from({ length: callsOfOldSchemas }, (_, n) =>
    eventOf(n === 3 ? 'call.ringing' : 'call.ended', { seq: n + 1, callId: `c${n}`, at: minute(n), receivedAt: minute(n), direction: 'inbound', customerNumber: `138000${String(n).padStart(5, '0')}` }),
  );
  history.commit({ epoch: 'e', upTo: callsOfOldSchemas, items });
  for (let n = 0; n < callsOfOldSchemas; n += 7) history.saveWrapUp({ callId: `c${n}`, wrapUp: { note: `note ${n} 退货`, disposition: null, callBackAt: null }, dispositionWords: '', savedAt: n + 1 });
  history.saveContact({ id: null, fields: { name: '王女士', company: null, note: null, numbers: ['13800000017'] }, now: 1 });
  history.markMissed({ callId: 'c8', doneAt: 9 });
  history.keepPaintedAfter({ callId: 'c5', paintedAfterMs: 21 });
  history.finishChores();
  const { rows } = history.page({ after: null, limit: 500 });
  history.close();
  return rows;
}

/** What both have in common. */
function copyRows(database: Database.Database, schema: string, table: string, from: string): void {
  const columnsOf = (name: string): readonly string[] => (database.pragma(`${name}.table_info(${table})`) as readonly { readonly name: string }[]).map((column) => column.name);
  const known = new Set(columnsOf(from));
  const columns = columnsOf(schema).filter((column) => known.has(column)).join(', ');
  database.exec(`INSERT INTO ${schema}.${table} (${columns}) SELECT ${columns} FROM ${from}.${table}`);
}
