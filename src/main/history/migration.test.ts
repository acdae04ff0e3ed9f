import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldCall } from '../../shared/contract/call.ts';
import { eventOf } from '../../shared/contract/testing/event-of.ts';
import { historyMigrations } from './migrations.ts';
import { runMigrations } from './run-migrations.ts';
import { minute, setScene, type Scene } from './testing/scene.ts';

const calls = 430;
let scene: Scene;

beforeEach(() => {
  scene = setScene();
});
afterEach(() => scene.end());

/** As the first version of the app left it, by that version's own script. */
function writeFirstVersion(file: string): void {
  const database = new Database(file);
  runMigrations(database, 'main', historyMigrations.slice(0, 1));
  const addEvent = database.prepare('INSERT INTO events (id, seq, call_id, super_id, kind, received_at, body) VALUES (?, ?, ?, NULL, ?, ?, ?)');
  const addCall = database.prepare('INSERT INTO calls (call_id, started_at, customer_number, state, last_received_at, body, painted_after_ms) VALUES (?, ?, ?, ?, ?, ?, ?)');
  database.transaction(() => {
    for (let n = 0; n < calls; n += 1) {
      const isAlive = n === 3;
      const event = eventOf(isAlive ? 'call.ringing' : 'call.ended', { seq: n + 1, callId: `c${n}`, at: minute(n), receivedAt: minute(n), direction: 'inbound', customerNumber: `138000${String(n).padStart(5, '0')}`, data: { customerName: `王${n}` } });
      const call = foldCall([event]);
      addEvent.run(event.id, event.seq, event.callId, event.kind, Date.parse(event.receivedAt), JSON.stringify(event));
      addCall.run(event.callId, call?.startedAt, event.customerNumber, call?.state, call?.lastReceivedAt, JSON.stringify(call), n === 5 ? 21 : null);
    }
    database.prepare("INSERT INTO cursor (only_row, epoch, seq) VALUES (1, 'e', ?)").run(calls);
  })();
  database.close();
}

describe('a history of the first version', () => {
  it('is searched like a new one, newest calls first, while the others still move', () => {
    const file = path.join(scene.folder, 'first.db');
    writeFirstVersion(file);
    scene.history.open({ file, agentNumber: '20001' });
    expect(scene.history.cursor()).toEqual({ epoch: 'e', seq: calls });
    expect(scene.history.page({ after: null, limit: 1 }).rows[0]?.callId).toBe(`c${calls - 1}`);
    expect(scene.history.callsNotEnded({ receivedSince: 0 }).map((row) => row.callId)).toEqual(['c3']);
    // An event of a call that has not moved yet.
    scene.history.commit({ epoch: 'e', upTo: 1000, items: [eventOf('call.record', { seq: 1000, callId: 'c5', at: minute(6), data: {} })] });
    scene.history.finishChores();
    expect(scene.found({})).toHaveLength(calls);
    expect([scene.found({ text: '13800000017' }), scene.found({ text: '王17' })]).toEqual([['c17'], ['c179', 'c178', 'c177', 'c176', 'c175', 'c174', 'c173', 'c172', 'c171', 'c170', 'c17']]);
    expect(scene.row('c5')).toMatchObject({ paintedAfterMs: 21, lastReceivedAt: expect.any(Number) });
    expect(scene.history.openMissed().count).toBe(calls - 1);
  });
});
