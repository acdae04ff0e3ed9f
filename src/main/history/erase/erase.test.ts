import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eraseCustomer } from '../../features/history/erase-customer.ts';
import { asPort } from '../testing/as-port.ts';
import { minute, setScene, type Scene } from '../testing/scene.ts';
import { Mentions } from './mentions.ts';

const canary = '13877766655';
const others = ['13900000001', '13900000002', '+84912345678'];
let scene: Scene;

beforeEach(() => {
  scene = setScene();
});
afterEach(() => scene.end());

function erase(number: string): ReturnType<typeof eraseCustomer> {
  return eraseCustomer(asPort(scene.history), number);
}

/** The names of all files in which the text still stands, in UTF-8 as SQLite writes it. */
function filesWith(text: string): readonly string[] {
  return readdirSync(scene.folder).filter((name) => readFileSync(path.join(scene.folder, name)).includes(text));
}

/** Calls enough that most are in the index, the canary's among them. */
function tellOfManyYears(): void {
  for (let round = 0; round < 40; round += 1) {
    scene.tell(
      { callId: `canary-${round}`, customerNumber: ['13877766655', '+8613877766655', '008613877766655'][round % 3] ?? null, at: minute(round * 10), data: { customerName: '龘龘女士', extras: { phone: '138 7776 6655' } } },
      ...others.map((customerNumber, index) => ({ callId: `other-${round}-${index}`, customerNumber, at: minute(round * 10 + index + 1) })),
    );
  }
  scene.tell({ callId: 'transfer', customerNumber: '13900000001', data: { extras: { 'calls back': 'from +86 138-7776-6655', order: 'X9' } } });
  scene.tell(...Array.from({ length: 300 }, (_, index) => ({ callId: `late-${index}`, customerNumber: '13900000009', at: minute(9_000 + index) })));
  scene.history.commit({ epoch: 'e', upTo: 9_999, items: [{ seq: 9_999, unknown: { from: 'tel:13877766655' } }] });
  scene.note('canary-3', { note: '龘：退货' });
  scene.note('other-1-1', { note: '请回电 138-7776-6655，订单 X9' });
  scene.contact({ name: '龘龘', numbers: [canary] });
  scene.contact({ name: '李雷', numbers: ['13900000001'], note: '13877766655 的朋友' });
}

describe('erasing a person by number', () => {
  it('leaves no trace in any file, and everything of the others', async () => {
    tellOfManyYears();
    copyFileSync(scene.file, `${scene.file}.damaged-2026-01-01`);
    const sign = eventsOf().some((body) => body.includes(canary));
    expect(sign).toBe(true);
    const before = scene.found({}).length;

    const report = await erase('+86 138 7776 6655');
    scene.history.finishChores();

    expect(report).toMatchObject({ calls: 40, contacts: 1, notes: 1 });
    expect(scene.found({})).toHaveLength(before - 40);
    for (const text of [canary, '7776 6655', '7776-6655', '龘']) expect([text, filesWith(text)]).toEqual([text, []]);
    expect(scene.found({ text: '77766655' })).toEqual([]);
    expect(scene.found({ text: '订单 x9 请回电' })).toEqual(['other-1-1']);
    expect(scene.row('transfer')?.extras).toEqual({ 'calls back': 'from ', order: 'X9' });
    expect(scene.history.contactsPage({ text: '', after: null, limit: 9 }).contacts).toMatchObject([{ name: '李雷', note: expect.stringMatching(/^\s*的朋友$/) }]);
    expect(indexHas('7777') || indexHas('龘')).toBe(false);
    expect(indexHas('9000')).toBe(true);
    integrityCheck();
  });

  it('is not undone by the relay’s repeat of what it sent', async () => {
    scene.tell({ callId: 'a', customerNumber: canary, id: 'main:once' });
    await erase(canary);
    scene.tell({ callId: 'a', customerNumber: canary, id: 'main:once' });
    expect(scene.found({})).toEqual([]);
    scene.tell({ callId: 'b', customerNumber: canary, id: 'main:new' });
    expect(scene.found({})).toEqual(['b']);
  });

  it('keeps the agent’s own status, without the customer in it', async () => {
    scene.tell({ callId: 'a', customerNumber: canary, kind: 'agent.status', agentNumber: '20001', data: { status: 'talking', statusNumber: 4, statusName: '通话中' } });
    await erase(canary);
    expect(scene.history.status()).toMatchObject({ status: 'talking' });
    expect(filesWith(canary)).toEqual([]);
  });

  it('takes a short number for itself alone, not for a part of others', async () => {
    scene.tell({ callId: 'a', customerNumber: '8001' }, { callId: 'b', customerNumber: '13800018001' });
    scene.note('b', { note: '转 8001' });
    expect(await erase('8001')).toMatchObject({ calls: 1 });
    expect([scene.found({}), scene.row('b')?.wrapUp?.note]).toEqual([['b'], '转 8001']);
  });
});

describe('mentions of a number', () => {
  const mentions = new Mentions(canary);
  it.each([
    ['call +86 138-7776-6655 back', 'call  back'],
    ['(0086) 13877766655', '('],
    ['13877766655,13900000001', ',13900000001'],
    ['113877766655', '113877766655'],
    ['138777666559', '138777666559'],
    ['no number', 'no number'],
  ])('are taken out of "%s"', (text, rest) => {
    expect(mentions.without(text)).toBe(rest);
  });
});

function eventsOf(): readonly string[] {
  const database = new Database(scene.file, { readonly: true });
  const rows = database.prepare<[], { body: string }>('SELECT body FROM events').all();
  database.close();
  return rows.map((row) => row.body);
}

function indexHas(gram: string): boolean {
  const database = new Database(scene.file);
  database.exec("CREATE VIRTUAL TABLE temp.grams USING fts5vocab(main, 'call_grams', 'row')");
  const found = database.prepare('SELECT 1 FROM temp.grams WHERE term = ?').get(gram);
  database.close();
  return found !== undefined;
}

function integrityCheck(): void {
  const database = new Database(scene.file);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(() => database.exec("INSERT INTO call_grams (call_grams) VALUES ('integrity-check')")).not.toThrow();
  database.close();
}
