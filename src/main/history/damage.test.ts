import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallRow } from '../../shared/api/call-row.ts';
import { everyCall } from '../../shared/api/history-filter.ts';
import type { DanpingEvent } from '../../shared/contract/event.ts';
import { eventOf } from '../../shared/contract/testing/event-of.ts';
import { mixer } from './bench/made-calls.ts';
import type { HistoryPort, Opened } from './history-port.ts';
import { createHistory } from './history.ts';
import { eraseCustomer } from '../features/history/erase-customer.ts';
import { minute } from './testing/scene.ts';
import { damage } from './testing/fault.ts';
import { mendedHistory } from './testing/mended-history.ts';

const calls = 150;
const files = ['history.db', 'desk.db'].flatMap((file) => ['', '-wal', '-shm'].map((part) => file + part));
const seeds = Number(process.env['DANPING_DAMAGE_SEEDS'] ?? 60);
const agentNumber = '20001';

/** What the relay has: three events for each call, told together. */
const log: readonly DanpingEvent[] = Array.from({ length: calls }, (_, call) =>
  (['call.ringing', 'call.answered', 'call.ended'] as const).map((kind, step) =>
    eventOf(kind, {
      seq: call * 3 + step + 1,
      callId: `c${call}`,
      at: minute(call * 3 + step),
      receivedAt: minute(call * 3 + step),
      direction: 'inbound',
      customerNumber: `1380000${String(call).padStart(4, '0')}`,
      data: { extras: { order: `order ${call} `.repeat(call % 40) } },
    }),
  ),
).flat();

let base = '';
let folder = '';
let history: HistoryPort;
let renewed: Opened[] = [];
let truth: ReadonlyMap<string, CallRow>;

/** Files as a crash leaves them: part of what was committed stands in the logs beside them alone. */
beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'danping-damage-'));
  const source = path.join(base, 'source');
  mkdirSync(source);
  const writer = createHistory();
  const open = (): unknown => writer.open({ file: path.join(source, 'history.db'), agentNumber });
  open();
  for (let call = 0; call < calls; call += 1) {
    if (call === 60) {
      writer.close();
      open();
    }
    writer.commit({ epoch: 'e', upTo: call * 3 + 3, items: log.slice(call * 3, call * 3 + 3) });
    if (call % 4 === 0) writer.saveWrapUp({ callId: `c${call}`, wrapUp: { note: `note ${call} 退货`, disposition: 'sold', callBackAt: null }, dispositionWords: 'Sold', savedAt: call + 1 });
    if (call % 10 === 0) writer.saveContact({ id: null, fields: { name: `王${call}`, company: null, note: null, numbers: [`1380000${String(call).padStart(4, '0')}`] }, now: call });
  }
  writer.finishChores();
  truth = new Map(writer.callsSince({ since: 0 }).map((row) => [row.callId, row]));
  for (const file of files) copyFileSync(path.join(source, file), path.join(base, file));
  writer.close();
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

beforeEach(() => prepare());
afterEach(() => leave());

function prepare(): void {
  folder = mkdtempSync(path.join(tmpdir(), 'danping-damage-'));
  for (const file of files) copyFileSync(path.join(base, file), path.join(folder, file));
  renewed = [];
  history = mendedHistory((opened) => renewed.push(opened));
}

async function leave(): Promise<void> {
  await history.close();
  rmSync(folder, { recursive: true, force: true });
}

const inFolder = (name: string): string => path.join(folder, name);
const asides = (): readonly string[] => readdirSync(folder).filter((name) => name.includes('.damaged-'));
const everything = async (text = ''): Promise<readonly CallRow[]> =>
  (await history.search({ filter: { ...everyCall, text }, after: null, limit: 500, turn: null }))?.rows ?? [];

/** As a session does: from where the history says that it is. */
async function refill(): Promise<void> {
  const cursor = await history.cursor();
  const missing = log.filter(({ seq }) => cursor === null || seq > cursor.seq);
  for (let from = 0; from < missing.length; from += 50) await history.commit({ epoch: 'e', upTo: missing[Math.min(from + 49, missing.length - 1)]?.seq ?? 0, items: missing.slice(from, from + 50) });
}

/** @returns what is shown and is not what was written; a note or a name that is lost is no wrong one */
function wrong(rows: readonly CallRow[]): readonly CallRow[] {
  return rows.filter((row) => {
    const written = truth.get(row.callId);
    if (!written) return true;
    const { wrapUp, contactName, contactMatch, ...call } = row;
    const { wrapUp: note, contactName: name, contactMatch: match, ...told } = written;
    const isOwn = wrapUp === null || JSON.stringify(wrapUp) === JSON.stringify(note);
    const isNamed = contactName === null ? contactMatch === null : contactName === name && contactMatch === match;
    return !isOwn || !isNamed || JSON.stringify(call) !== JSON.stringify(told);
  });
}

function flip(file: string, text: string, to: string): void {
  // What stands in the log has checksums of SQLite's own.
  const database = new Database(inFolder(file));
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  const bytes = readFileSync(inFolder(file));
  let at = bytes.indexOf(text);
  expect(at, `${text} in ${file}`).toBeGreaterThan(0);
  for (; at >= 0; at = bytes.indexOf(text, at + 1)) bytes.write(to, at);
  writeFileSync(inFolder(file), bytes);
}

describe('a byte that changed on disk', () => {
  it('in a call is never shown: the file is set aside, what is whole is taken over, and the relay sends the rest', async () => {
    flip('history.db', '"customerNumber":"13800000020"', '"customerNumber":"13800009020"');
    await history.open({ file: inFolder('history.db'), agentNumber });
    expect(wrong(await everything())).toEqual([]);
    expect(renewed).toMatchObject([{ damagedAside: expect.stringContaining('history.db.damaged-'), notesAside: null }]);
    // What the old connection still sends would leave a hole before it.
    await expect(history.commit({ epoch: 'e', upTo: 999, items: [] })).rejects.toThrow('begun anew');
    await history.finishChores();
    expect(await everything()).toHaveLength(calls - 1);
    await refill();
    expect(wrong(await everything())).toEqual([]);
    expect(await everything()).toHaveLength(calls);
    expect((await everything('13800000020')).map(({ wrapUp }) => wrapUp?.note)).toEqual(['note 20 退货']);
  });

  it('in a note costs that note at most, and no other note nor any call', async () => {
    flip('desk.db', 'note 20 退货', 'nope 20 退货');
    await history.open({ file: inFolder('history.db'), agentNumber });
    const rows = await everything();
    await history.finishChores();
    expect([wrong(rows), rows.length]).toEqual([[], calls]);
    expect(renewed).toMatchObject([{ damagedAside: null, notesAside: expect.stringContaining('desk.db.damaged-') }]);
    expect((await everything()).filter(({ wrapUp }) => wrapUp !== null)).toHaveLength(Math.ceil(calls / 4) - 1);
    expect((await history.contactsPage({ text: '', after: null, limit: 99 })).contacts).toHaveLength(calls / 10);
    expect(await everything('nope')).toEqual([]);
  });

  it('brings nobody back who is erased while the rest is still being taken over', async () => {
    flip('history.db', '"customerNumber":"13800000020"', '"customerNumber":"13800009020"');
    await history.open({ file: inFolder('history.db'), agentNumber });
    expect(wrong(await everything())).toEqual([]);
    const number = '13800000021';
    expect(await eraseCustomer(history, number)).toMatchObject({ contacts: 0 });
    await history.finishChores();
    expect(await everything(number)).toEqual([]);
    expect(readdirSync(folder).filter((name) => readFileSync(inFolder(name)).includes(number))).toEqual([]);
    await history.close();
    await history.open({ file: inFolder('history.db'), agentNumber });
    await history.finishChores();
    expect(await everything(number)).toEqual([]);
  });

  it('is found by whoever writes too, and what was asked is answered from the new file', async () => {
    flip('history.db', '"customerNumber":"13800000020"', '"customerNumber":"13800009020"');
    await history.open({ file: inFolder('history.db'), agentNumber });
    expect(await history.callWithEvents({ callId: 'c20' })).toBeNull();
    expect(asides()).toHaveLength(3);
    expect(await history.saveWrapUp({ callId: 'c20', wrapUp: { note: 'mine', disposition: null, callBackAt: null }, dispositionWords: '', savedAt: 5 })).toBeNull();
    await refill();
    expect((await history.callWithEvents({ callId: 'c20' }))?.call.wrapUp?.note).toBe('mine');
  });

  it(`anywhere in any file, cut off or zeroed: nothing wrong is shown, and all is there again (${seeds} seeds)`, { timeout: 600_000 }, async () => {
    const first = Number(process.env['DANPING_DAMAGE_FROM'] ?? 1);
    for (let seed = first; seed < first + seeds; seed += 1) {
      await leave();
      prepare();
      const chance = mixer(seed);
      const faults = Array.from({ length: 1 + chance(3) }, () => damage(files.map(inFolder), chance));
      const told = `seed ${seed}: ${JSON.stringify(faults)}`;
      const isOfNotes = faults.some((fault) => fault?.file.includes('desk.db'));
      await history.open({ file: inFolder('history.db'), agentNumber });
      expect(wrong(await everything()), told).toEqual([]);
      expect(wrong(await everything('退货')), told).toEqual([]);
      await history.lookThrough({ now: seed });
      await refill().catch(refill);
      await history.finishChores();
      const rows = await everything();
      expect([wrong(rows), rows.length], told).toEqual([[], calls]);
      for (const call of [3, 70, 149]) expect((await history.callWithEvents({ callId: `c${call}` }))?.events.map(({ kind }) => kind).toSorted(), told).toEqual(['call.answered', 'call.ended', 'call.ringing']);
      if (!isOfNotes) expect(rows.filter(({ wrapUp }) => wrapUp !== null).length, told).toBe(Math.ceil(calls / 4));
      expect(existsSync(inFolder('history.db')), told).toBe(true);
    }
  });
});
