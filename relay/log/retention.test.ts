import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import { directoryOf } from '../core/testing/drafts.ts';
import { agentViewer, numbered, supervisor, TemporaryLog } from './testing/temporary-log.ts';

const day = 86_400_000;
const start = 1_800_000_000_000;
const keep90Days = { keepMs: 90 * day, keepBytes: 1e12 };

const run = async (temporary: TemporaryLog, now: EpochMs, retention = keep90Days): Promise<number> => {
  const trimmed = await temporary.log.trim(retention, now, new AbortController().signal);
  if (!trimmed.ok) throw new Error(trimmed.failure.cause);
  return trimmed.value.events;
};
/** Runs until nothing more goes. @returns how many events went. */
const runOut = async (temporary: TemporaryLog, now: EpochMs, retention = keep90Days): Promise<number> => {
  let all = 0;
  for (;;) {
    const events = await run(temporary, now, retention);
    if (events === 0) return all;
    all += events;
  }
};
const seqs = (temporary: TemporaryLog): number[] => temporary.seenBy(supervisor).map(({ seq }) => seq);
const countOf = (temporary: TemporaryLog, table: string): unknown => {
  const db = new Database(join(temporary.folder, 'events.db'), { readonly: true });
  try {
    return db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  } finally {
    db.close();
  }
};
/** Four events a day, one for each of two agents' phones. */
const fillDays = async (temporary: TemporaryLog, days: number): Promise<void> => {
  for (let i = 0; i < days * 4; i++) {
    const draft = numbered(i, { callId: `call-${i}`, agentNumber: i % 2 ? '20001' : '20002' });
    await temporary.append([draft], start + i * (day / 4), directoryOf(['20001', '20002']));
  }
};

describe('what is older than it is kept', () => {
  test('goes, a day’s events in one run at most; the rest joins on, also for those who come back', async () => {
    using temporary = new TemporaryLog();
    await fillDays(temporary, 6);
    const now = start + 93 * day;
    expect([await run(temporary, now), temporary.log.oldestSeq]).toEqual([4, 5]);
    expect(await runOut(temporary, now)).toBe(8);
    expect([temporary.log.oldestSeq, temporary.log.head]).toEqual([13, 24]);
    const kept = Array.from({ length: 12 }, (_, i) => i + 13);
    expect(seqs(temporary)).toEqual(kept);
    expect(temporary.seenBy(agentViewer('20001')).map(({ seq }) => seq)).toEqual(kept.filter((seq) => seq % 2 === 0));
    expect(countOf(temporary, 'audience')).toBe(12);
    await temporary.restart();
    expect([temporary.log.oldestSeq, temporary.log.head, seqs(temporary)]).toEqual([13, 24, kept]);
  });

  test('stays as long as it is the newest: the log goes on counting', async () => {
    using temporary = new TemporaryLog();
    await fillDays(temporary, 1);
    expect(await runOut(temporary, start + 900 * day)).toBe(3);
    await temporary.restart();
    expect([temporary.log.oldestSeq, temporary.log.head]).toEqual([4, 4]);
    expect(await temporary.append([numbered('next')])).toMatchObject({ ok: true, value: { seq: 5, duplicate: false } });
  });

  test('is no more than a day’s events under whatever clock, in whatever order they came', async () => {
    const anyTime = fc.integer({ min: -400, max: 400 }).map((quarters) => start + quarters * (day / 4));
    await fc.assert(
      fc.asyncProperty(fc.array(anyTime, { minLength: 1, maxLength: 30 }), anyTime, fc.constantFrom(1, 1e12), async (times, jumped, keepBytes) => {
        using temporary = new TemporaryLog();
        for (const [i, at] of times.entries()) await temporary.append([numbered(i)], at);
        const events = await run(temporary, jumped + 365 * day, { keepMs: 90 * day, keepBytes });
        const gone = times.slice(0, events);
        expect(events).toBeLessThan(times.length);
        expect(gone.every((at) => Math.abs(at - (times[0] ?? 0)) < day)).toBe(true);
        expect(seqs(temporary)).toEqual(times.slice(events).map((_, i) => events + i + 1));
      }),
      { numRuns: 25 },
    );
  });

  test('goes while pushes come in, and in small steps', async () => {
    using temporary = new TemporaryLog();
    const many = Array.from({ length: 3_000 }, (_, i) => numbered(i));
    await temporary.append(many, start);
    const trimming = run(temporary, start + 100 * day);
    const heads: number[] = [];
    temporary.log.onAppended(() => heads.push(temporary.log.oldestSeq));
    for (let i = 0; i < 20; i++) await temporary.append([numbered(`late${i}`)], start + 100 * day);
    expect(await trimming).toBe(3_000);
    expect(new Set(heads).size).toBeGreaterThan(2);
    expect(temporary.log.oldestSeq).toBe(3_001);
  });

  test('is left alone once the relay stops', async () => {
    using temporary = new TemporaryLog();
    await fillDays(temporary, 3);
    const stopped = await temporary.log.trim(keep90Days, start + 365 * day, AbortSignal.abort());
    expect([stopped, temporary.log.oldestSeq]).toEqual([{ ok: true, value: { events: 0 } }, 1]);
  });
});

test('a repeat is known for a week after its event went; then its id goes, and its leg with the event', async () => {
  using temporary = new TemporaryLog();
  await fillDays(temporary, 20);
  await runOut(temporary, start + 100 * day);
  expect(temporary.log.oldestSeq).toBe(41);
  expect(countOf(temporary, 'event_id')).toBe(80 - 12);
  expect(countOf(temporary, 'leg')).toBe(40);
  const repeat = (i: number) => temporary.append([numbered(i, { callId: `call-${i}`, agentNumber: i % 2 ? '20001' : '20002' })], start + 100 * day, directoryOf(['20001', '20002']));
  expect(await repeat(12)).toMatchObject({ ok: true, value: { seq: 13, duplicate: true } });
  expect(await repeat(11)).toMatchObject({ ok: true, value: { seq: 81, duplicate: false } });
});

test('what is known of IVR and conference steps goes with the steps', async () => {
  using temporary = new TemporaryLog();
  const directory = directoryOf(['20001']);
  for (let i = 0; i < 20; i++) {
    const call = { callId: `ivr-${i}`, customerNumber: '17319132391' };
    await temporary.append([numbered(`s${i}`, { ...call, kind: 'ivr.started', agentNumber: null })], start + i * day, directory);
    await temporary.append([numbered(`j${i}`, { ...call, kind: 'call.answered', direction: 'inbound' })], start + i * day, directory);
  }
  const tables = ['journey_step', 'journey_told', 'journey_caller'];
  expect(tables.map((table) => countOf(temporary, table))).toEqual([20, 20, 20]);
  await runOut(temporary, start + 100 * day);
  expect(temporary.log.oldestSeq).toBe(21);
  expect(tables.map((table) => countOf(temporary, table))).toEqual([10, 10, 10]);
});

test('what is known of records and the calls that they are of goes with them', async () => {
  using temporary = new TemporaryLog();
  const directory = directoryOf(['20001']);
  const record = { outcome: 'answered', startedAt: null, ringingAt: null, answeredAt: null, endedAt: null, ringSeconds: null, talkSeconds: 5, queueName: null, customerName: null, recordingUrl: null, voicemailUrl: null };
  for (let i = 0; i < 20; i++) {
    const inbound = { direction: 'inbound', customerNumber: `0899888${100 + i}`, legsHaveOwnCallIds: true } as const;
    const cdr = { ...inbound, kind: 'call.record', agentNumber: null, data: { record } } as const;
    await temporary.append([numbered(`a${i}`, { ...inbound, kind: 'call.answered', callId: `leg-${i}` })], start + i * day, directory);
    await temporary.append([numbered(`t${i}`, { ...cdr, callId: `tied-${i}` })], start + i * day, directory);
    await temporary.append([numbered(`w${i}`, { ...cdr, callId: `waits-${i}`, customerNumber: '0777666555' })], start + i * day, directory);
  }
  const tables = ['call_part', 'record_tie', 'record_waiting'];
  expect(tables.map((table) => countOf(temporary, table))).toEqual([20, 20, 20]);
  await runOut(temporary, start + 100 * day);
  expect(temporary.log.oldestSeq).toBe(31);
  expect(tables.map((table) => countOf(temporary, table))).toEqual([10, 10, 10]);
});

test('a log that takes too much room lets go of its oldest events until it fits', async () => {
  using temporary = new TemporaryLog();
  const large = 'x'.repeat(10_000);
  for (let i = 0; i < 40; i++) await temporary.append(Array.from({ length: 20 }, (_, j) => numbered(`${i}-${j}`, { data: { large } })), start + i);
  const keepBytes = 4_000_000;
  expect(await runOut(temporary, start, { ...keep90Days, keepBytes })).toBeGreaterThan(300);
  expect(temporary.log.head).toBe(800);
  const db = new Database(join(temporary.folder, 'events.db'), { readonly: true });
  const used = db.prepare('SELECT sum(length(json)) FROM event').pluck().get();
  db.close();
  expect(used).toBeLessThan(keepBytes);
  expect(await run(temporary, start, { ...keep90Days, keepBytes })).toBe(0);
});

test('unreadable pushes go when they are old, a day’s in one run, and when they take too much room', async () => {
  using temporary = new TemporaryLog();
  const keep = (raw: string, receivedAt: number) =>
    temporary.log.keep({ source: 'main', raw: Buffer.from(raw), contentType: null, reason: 'broken', receivedAt });
  for (let i = 0; i < 10; i++) await keep(`bad ${i}`, start + i * (day / 2));
  await run(temporary, start + 92 * day);
  expect(countOf(temporary, 'quarantine')).toBe(8);
  await run(temporary, start + 92 * day);
  expect(countOf(temporary, 'quarantine')).toBe(6);
  await run(temporary, start + 92 * day);
  expect(countOf(temporary, 'quarantine')).toBe(6);
  for (let i = 0; i < 100; i++) await keep(`${i}`.padEnd(10_000), start + 2 * day);
  await run(temporary, start + 3 * day, { ...keep90Days, keepBytes: 4_000_000 });
  expect(countOf(temporary, 'quarantine')).toBeLessThan(60);
});
