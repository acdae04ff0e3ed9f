/**
 * For tests: a data folder as a released relay has left it, made by that relay's own scripts. As a program: `node old-data.ts DIR` makes
 * the oldest that there is and prints how many events it holds.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import Database from 'better-sqlite3';
import { eventOf } from '../../src/shared/contract/testing/event-of.ts';
import { directoryMigrations } from '../auth/migrations.ts';
import { eventMigrations } from '../log/migrations.ts';

export interface Schemas {
  readonly log: number;
  readonly directory: number;
}

/** Each released schema of the log, with one of the directory of about that time. */
export const releasedSchemas: readonly Schemas[] = [...eventMigrations.keys()].slice(1).map((log) => ({ log, directory: Math.min(directoryMigrations.length - 1, log) }));

/** How many events lie in it. */
export const oldEvents = 30;

export function writeOldSchemas(data: string, schema: Schemas): void {
  mkdirSync(data, { recursive: true });
  const log = new Database(join(data, 'events.db'));
  log.pragma('journal_mode = WAL');
  for (const script of eventMigrations.slice(0, schema.log)) log.exec(script);
  for (let seq = 1; seq <= oldEvents; seq++) {
    const event = eventOf('call.ringing', { seq, source: 'main', callId: `c${seq}`, agentNumber: '20001', receivedAt: new Date().toISOString() });
    // An event's text begins with its place.
    const json = JSON.stringify(Object.assign({ seq }, event));
    const receivedAt = Date.parse(event.receivedAt);
    log.prepare('INSERT INTO event (seq, received_at, checksum, json) VALUES (?, ?, ?, ?)').run(seq, receivedAt, crc32(json), json);
    log.prepare('INSERT INTO event_id (id, seq, received_at, fingerprint) VALUES (?, ?, ?, ?)').run(event.id, seq, receivedAt, 'f');
    log.prepare('INSERT INTO audience (audience_key, seq, received_at) VALUES (?, ?, ?)').run('main/20001', seq, receivedAt);
  }
  log.pragma(`user_version = ${schema.log}`);
  log.close();
  const directory = new Database(join(data, 'directory.db'));
  directory.pragma('journal_mode = WAL');
  for (const script of directoryMigrations.slice(0, schema.directory)) directory.exec(script);
  directory.pragma(`user_version = ${schema.directory}`);
  directory.close();
}

if (import.meta.main) {
  const [oldest] = releasedSchemas;
  if (oldest) writeOldSchemas(process.argv[2] ?? '', oldest);
  process.stdout.write(`${oldEvents}\n`);
}
