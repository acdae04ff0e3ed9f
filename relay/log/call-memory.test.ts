import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NewNote } from '../core/desk/ports.ts';
import type { EventDraft } from '../core/dialect.ts';
import { directoryOf } from '../core/testing/drafts.ts';
import type { Result } from '../../src/shared/result.ts';
import { indexOlderCalls } from './call-backfill.ts';
import { LogCallMemory } from './call-memory.ts';
import { numbered, TemporaryLog } from './testing/temporary-log.ts';

const directory = directoryOf(['20001', '20002']);
const start = 1_800_000_000_000;
const day = 86_400_000;

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.cause);
  return result.value;
}
const append = (temporary: TemporaryLog, id: number | string, changes: Partial<EventDraft>, at = start) =>
  temporary.append([numbered(id, changes)], at, directory);
const found = (temporary: TemporaryLog, number: string, limit = 20) =>
  valueOf(new LogCallMemory(temporary.log).callsWith(number, limit)).map(({ callId, events }) => [callId, ...events.map(({ seq }) => seq)]);
const noteOf = (changes: Partial<NewNote> = {}): NewNote => ({
  callId: 'c1',
  audienceKey: 'main/20001',
  agentNumber: '20001',
  agentName: 'A',
  note: 'calls back',
  disposition: null,
  savedAt: start,
  ...changes,
});
const notes = (temporary: TemporaryLog, number = '138') =>
  valueOf(new LogCallMemory(temporary.log).callsWith(number, 20)).flatMap((call) => call.notes.map(({ agentNumber, note, disposition }) => [call.callId, agentNumber, note, disposition]));

test('a note whose bytes changed on disk is not shown, and the others are', async () => {
  using temporary = new TemporaryLog();
  await append(temporary, 1, { callId: 'c1', customerNumber: '138' });
  const memory = new LogCallMemory(temporary.log);
  expect(valueOf(await memory.keepNote(noteOf()))).toBe(true);
  expect(notes(temporary)).toEqual([['c1', '20001', 'calls back', null]]);
  const db = new Database(join(temporary.folder, 'events.db'));
  db.exec(`UPDATE note SET note = 'calls bask'`);
  db.close();
  expect(notes(temporary)).toEqual([]);
  expect(valueOf(await memory.keepNote(noteOf({ note: 'again', savedAt: start + 1 })))).toBe(true);
  expect(notes(temporary)).toEqual([['c1', '20001', 'again', null]]);
});

describe('calls with a customer', () => {
  test('are found by the number however it is written, the latest first, each with all its events', async () => {
    using temporary = new TemporaryLog();
    await append(temporary, 1, { callId: 'c1', customerNumber: '13800138000' });
    await append(temporary, 2, { callId: 'c2', customerNumber: '+8613800138000', kind: 'call.dialing' });
    await append(temporary, 3, { callId: 'c3', customerNumber: '13900139000' });
    await append(temporary, 4, { callId: 'c1', customerNumber: null, kind: 'call.ended' });
    await append(temporary, 5, { callId: 'c1', customerNumber: '013800138000', kind: 'agent.status' });
    expect(found(temporary, '013800138000')).toEqual([['c2', 2], ['c1', 4, 1]]);
    expect(found(temporary, '13800138000', 1)).toEqual([['c2', 2]]);
    expect(found(temporary, '1380013800')).toEqual([]);
  });

  test('of two sources with the same call id are two', async () => {
    using temporary = new TemporaryLog();
    await append(temporary, 1, { callId: 'c1', customerNumber: '138' });
    const branch = numbered(2, { callId: 'c1', customerNumber: '138' });
    const { place } = await import('../core/visibility.ts');
    await temporary.log.append([place(branch, { id: 'branch', dialect: 'moor-v7', timeZone: 'UTC', values: {} }, start, directory)]);
    expect(found(temporary, '138')).toEqual([['c1', 2], ['c1', 1]]);
  });

  test('are an agent’s only where an event that it may see carries the number', async () => {
    using temporary = new TemporaryLog();
    const memory = new LogCallMemory(temporary.log);
    const hasMet = (agent: string, number: string) => valueOf(memory.hasMet(`main/${agent}`, number));
    await append(temporary, 1, { callId: 'c1', customerNumber: '138', agentNumber: '20001' });
    await append(temporary, 2, { callId: 'c1', customerNumber: null, agentNumber: '20002', kind: 'call.answered' });
    expect([hasMet('20001', '138'), hasMet('20002', '138'), hasMet('20001', '139')]).toEqual([true, false, false]);
    await append(temporary, 3, { callId: 'c1', customerNumber: '138', agentNumber: '20002', kind: 'call.ended' });
    expect(hasMet('20002', '138')).toBe(true);
  });
});

describe('the index of a log that is older than it', () => {
  /** The database as the relay before the index has left it. */
  const forget = (temporary: TemporaryLog): void => {
    const db = new Database(join(temporary.folder, 'events.db'));
    db.exec(`DELETE FROM call_event; INSERT OR REPLACE INTO meta SELECT 'calls-indexed-from', max(seq) + 1 FROM event`);
    db.close();
  };
  const rows = (temporary: TemporaryLog) => {
    const db = new Database(join(temporary.folder, 'events.db'), { readonly: true });
    const all = db.prepare('SELECT call_id, source, seq, customer_key FROM call_event ORDER BY seq').all();
    const heads = db.prepare('SELECT count(*) AS count FROM call_event WHERE heads = 1 GROUP BY call_id, source, customer_key').pluck().all();
    db.close();
    return { all, heads };
  };

  test('becomes what it would have been, while calls go on and through a restart', async () => {
    using temporary = new TemporaryLog();
    for (let i = 0; i < 700; i++) void append(temporary, i, { callId: `c${i % 90}`, customerNumber: `138${i % 13}`, kind: i % 7 ? 'call.ringing' : 'agent.status' });
    await append(temporary, 'last', { callId: 'c1', customerNumber: '1380' });
    const wanted = rows(temporary).all;
    forget(temporary);
    const stopping = new AbortController();
    let slices = 0;
    const log = { oldestSeq: 1, write: <Value>(work: Parameters<typeof temporary.log.write<Value>>[0]) => (++slices === 2 && stopping.abort(), temporary.log.write(work)) };
    await indexOlderCalls(log, stopping.signal);
    expect(rows(temporary).all.length).toBeLessThan(wanted.length);
    await temporary.restart();
    const indexing = indexOlderCalls(temporary.log, new AbortController().signal);
    await append(temporary, 'meanwhile', { callId: 'c1', customerNumber: '1380', kind: 'call.ended' });
    await indexing;
    const { all, heads } = rows(temporary);
    expect(all.slice(0, -1)).toEqual(wanted);
    expect(heads.every((count) => count === 1)).toBe(true);
    expect(found(temporary, '1380').length).toBeGreaterThan(0);
  });

  test('is complete at once where there is nothing older', async () => {
    using temporary = new TemporaryLog();
    await append(temporary, 1, { callId: 'c1', customerNumber: '138' });
    let writes = 0;
    await indexOlderCalls({ oldestSeq: 1, write: <Value>(work: Parameters<typeof temporary.log.write<Value>>[0]) => (writes++, temporary.log.write(work)) }, new AbortController().signal);
    expect(writes).toBe(1);
  });
});

describe('a note', () => {
  test('is kept with a call of the agent’s own, and with no other', async () => {
    using temporary = new TemporaryLog();
    const memory = new LogCallMemory(temporary.log);
    await append(temporary, 1, { callId: 'c1', customerNumber: '138', agentNumber: '20001' });
    await append(temporary, 2, { callId: 'c2', customerNumber: '138', agentNumber: '20002' });
    expect(await memory.keepNote(noteOf())).toEqual({ ok: true, value: true });
    for (const foreign of [noteOf({ callId: 'c2' }), noteOf({ callId: 'c3' }), noteOf({ audienceKey: 'main/20001~1' })]) {
      expect(await memory.keepNote(foreign)).toMatchObject({ ok: false, failure: { code: 'not-your-call' } });
    }
    expect(notes(temporary)).toEqual([['c1', '20001', 'calls back', null]]);
  });

  test('ends as the one that was saved last, in whatever order and how often they come', async () => {
    using temporary = new TemporaryLog();
    const memory = new LogCallMemory(temporary.log);
    let call = 0;
    const saved = fc.uniqueArray(fc.record({ savedAt: fc.integer({ min: 0, max: 50 }), note: fc.constantFrom('a', 'b', 'c') }), { selector: ({ savedAt }) => savedAt, minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(saved, fc.infiniteStream(fc.nat()), async (versions, picks) => {
        const callId = `n${++call}`;
        await append(temporary, callId, { callId, customerNumber: callId });
        const order = [...versions, ...versions].toSorted(() => (Number(picks.next().value) % 2 ? 1 : -1));
        for (const { savedAt, note } of order) await memory.keepNote(noteOf({ callId, note, savedAt }));
        const latest = versions.toSorted((a, b) => b.savedAt - a.savedAt)[0];
        expect(notes(temporary, callId)).toEqual([[callId, '20001', latest?.note, null]]);
      }),
      { numRuns: 30 },
    );
  });

  test('of the same moment holds as it came last; an older one says that it does not', async () => {
    using temporary = new TemporaryLog();
    const memory = new LogCallMemory(temporary.log);
    await append(temporary, 1, { callId: 'c1', customerNumber: '138' });
    await memory.keepNote(noteOf({ note: 'first' }));
    expect(await memory.keepNote(noteOf({ note: 'second', disposition: 'solved' }))).toEqual({ ok: true, value: true });
    expect(await memory.keepNote(noteOf({ note: 'older', savedAt: start - 1 }))).toEqual({ ok: true, value: false });
    expect(notes(temporary)).toEqual([['c1', '20001', 'second', 'solved']]);
    await memory.keepNote(noteOf({ note: '', savedAt: start + 1 }));
    expect(notes(temporary)).toEqual([]);
  });

  test('is of one agent; the one that was saved last comes first', async () => {
    using temporary = new TemporaryLog();
    const memory = new LogCallMemory(temporary.log);
    for (const agentNumber of ['20001', '20002']) await append(temporary, agentNumber, { callId: 'c1', customerNumber: '138', agentNumber });
    await memory.keepNote(noteOf({ savedAt: start + 5 }));
    await memory.keepNote(noteOf({ audienceKey: 'main/20002', agentNumber: '20002', note: 'too', savedAt: start + 9 }));
    expect(notes(temporary)).toEqual([['c1', '20002', 'too', null], ['c1', '20001', 'calls back', null]]);
  });

  test('can be erased with the customer', async () => {
    using temporary = new TemporaryLog();
    const memory = new LogCallMemory(temporary.log);
    for (const [callId, customerNumber] of [['c1', '13800138000'], ['c2', '+8613800138000'], ['c3', '139']] as const) {
      await append(temporary, callId, { callId, customerNumber });
      await memory.keepNote(noteOf({ callId }));
    }
    expect(await memory.eraseNotes('013800138000')).toEqual({ ok: true, value: 2 });
    expect([notes(temporary, '13800138000'), notes(temporary, '139').length]).toEqual([[], 1]);
  });

  test('goes with the events of its call, and so does what finds the call', async () => {
    using temporary = new TemporaryLog();
    const memory = new LogCallMemory(temporary.log);
    for (let i = 0; i < 4; i++) {
      await append(temporary, i, { callId: `c${i}`, customerNumber: '138' }, start + i * 2 * day);
      await memory.keepNote(noteOf({ callId: `c${i}`, savedAt: start }));
    }
    const trim = () => temporary.log.trim({ keepMs: 3 * day, keepBytes: 1e12 }, start + 7 * day, new AbortController().signal);
    while (valueOf(await trim()).events > 0);
    expect(notes(temporary).map(([callId]) => callId)).toEqual(['c3', 'c2']);
    const db = new Database(join(temporary.folder, 'events.db'), { readonly: true });
    expect(db.prepare('SELECT (SELECT count(*) FROM call_event), (SELECT count(*) FROM note)').raw().get()).toEqual([2, 2]);
    db.close();
  });
});
