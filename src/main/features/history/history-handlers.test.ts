import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallRow } from '../../../shared/api/call-row.ts';
import { exportColumns, type ExportColumn } from '../../../shared/api/export-columns.ts';
import { everyCall } from '../../../shared/api/history-filter.ts';
import type { HistoryNews } from '../../../shared/api/history-views.ts';
import { asPort } from '../../history/testing/as-port.ts';
import { setScene, type Scene } from '../../history/testing/scene.ts';
import { contactHandlers } from '../contacts/contact-handlers.ts';
import { HistoryDesk } from './history-desk.ts';
import { historyHandlers } from './history-handlers.ts';

let scene: Scene;
let desk: HistoryDesk;
let handlers: ReturnType<typeof historyHandlers>;
let chosen: string | null = null;
let now = 0;
const rows: CallRow[] = [];
const gone: string[] = [];
const listeners = new Set<(news: HistoryNews) => void>();

beforeEach(() => {
  scene = setScene();
  chosen = null;
  now = Date.UTC(2026, 0, 5, 12);
  rows.length = 0;
  gone.length = 0;
  const history = asPort(scene.history);
  desk = new HistoryDesk({
    started: { history, nextTurn: () => 1, currentTurn: () => 1, terminate: () => Promise.resolve() },
    now: () => now,
    clockOffsetMs: () => 0,
    keepDays: () => 30,
    dispositionLabels: (id) => (id === 'refund' ? ['退款', 'Hoàn tiền'] : []),
    chooseFile: () => Promise.resolve(chosen),
    rowsChanged: (changed) => rows.push(...changed),
    rowsGone: (callIds) => gone.push(...callIds),
    noteSaved: () => undefined,
    told: (news) => {
      for (const listener of listeners) listener(news);
    },
    failed: (error) => {
      throw error;
    },
  });
  handlers = historyHandlers(desk);
});
afterEach(async () => {
  await desk.stop();
  listeners.clear();
  scene.end();
});

/** Resolves with the first news that fit. */
function newsThat(fits: (news: HistoryNews) => boolean): Promise<HistoryNews> {
  return new Promise((resolve) => listeners.add((told) => fits(told) && resolve(told)));
}

const wanted = {
  filter: everyCall,
  format: 'csv' as const,
  fileName: '../通话记录',
  headers: Object.fromEntries(exportColumns.map((column) => [column, column])) as Record<ExportColumn, string>,
  words: {},
  maskNumbers: false,
};

describe('what pages ask of the history', () => {
  it('a note is told to the windows at once, and found by its disposition in any language', async () => {
    scene.tell({ callId: 'a' });
    expect(await handlers['wrapUp.save']({ callId: 'a', note: '', disposition: 'refund', callBackAt: null })).toEqual({ savedAt: now });
    expect(rows).toMatchObject([{ callId: 'a', wrapUp: { disposition: 'refund' } }]);
    expect(scene.found({ text: 'hoan' })).toEqual(['a']);
  });

  it('a call is told with its story, also after its single steps have gone', async () => {
    scene.tell({ callId: 'a', agentNumber: '20001' });
    expect(await handlers['call.detail']({ callId: 'a' })).toMatchObject({ call: { callId: 'a' }, story: { legs: [{ agentNumber: '20001' }] }, hasSteps: true });
    scene.history.expire({ callsBefore: null, eventsBefore: Number.MAX_SAFE_INTEGER });
    scene.history.finishChores();
    expect(await handlers['call.detail']({ callId: 'a' })).toMatchObject({ call: { callId: 'a' }, hasSteps: false });
    expect(await handlers['call.detail']({ callId: 'unknown' })).toBeNull();
  });

  it('an export is nothing when nobody chose a file, and says plainly when the file cannot be written', async () => {
    scene.tell({ callId: 'a' });
    expect(await handlers['history.export'](wanted)).toEqual({ state: 'cancelled' });
    chosen = path.join(scene.folder, 'out');
    expect(await handlers['history.export'](wanted)).toEqual({ state: 'saved', file: `${chosen}.csv`, rows: 1, isCut: false });
    expect(existsSync(`${chosen}.csv`)).toBe(true);
    chosen = path.join(scene.folder, 'no-folder', 'out.csv');
    expect(await handlers['history.export'](wanted)).toMatchObject({ state: 'failed', failure: { code: 'export-failed', cause: expect.stringContaining('ENOENT') } });
  });

  it('missed calls are counted in the news, and what was missed while nobody was connected is among them', async () => {
    const missed = newsThat((told) => told.openMissed.count === 1);
    await desk.history.commit({ epoch: 'e', upTo: 1, items: [] });
    scene.tell({ callId: 'before' });
    await handlers['missed.mark']({ callId: 'unknown', done: true });
    expect((await missed).hasAway).toBe(false);

    now = Date.UTC(2026, 0, 5);
    desk.connectionChanged('live');
    desk.connectionChanged('offline');
    now += 3_600_000;
    const away = newsThat((told) => told.hasAway);
    scene.tell({ callId: 'meanwhile' });
    desk.connectionChanged('live');
    expect((await away).openMissed.count).toBe(2);
    expect(await handlers['away.view'](undefined)).toMatchObject({ missedCount: 2 });
    await handlers['away.seen'](undefined);
    expect(await handlers['away.view'](undefined)).toBeNull();
  });

  it('an erased customer is taken from the screens', async () => {
    scene.tell({ callId: 'a', customerNumber: '13812345678' }, { callId: 'b', customerNumber: '13900000000' });
    expect(await handlers['customer.erase']({ customerNumber: '+86 138 1234 5678' })).toEqual({ calls: 1, contacts: 0, notes: 0 });
    expect(gone).toEqual(['a']);
  });

  it('imported contacts name the callers; those that were there are not doubled', async () => {
    let changes = 0;
    const contacts = contactHandlers(desk.history, () => now, () => {
      changes += 1;
    });
    scene.tell({ callId: 'a', customerNumber: '13812345678' });
    const csv = '姓名,电话,公司\n王女士,138 1234 5678,\n李雷,13900000000,\n,13900000001,';
    expect(await contacts['contacts.import']({ csv })).toMatchObject({ ok: true, added: 2, updated: 0, refused: [{ line: 4, why: 'no-name' }] });
    expect(await contacts['contacts.import']({ csv: csv.replace('5678,', '5678,顺丰') })).toMatchObject({ added: 0, updated: 2 });
    expect(await contacts['contacts.import']({ csv })).toMatchObject({ added: 0, updated: 2 });
    expect(await contacts['contacts.import']({ csv: 'a,b\n1,2' })).toEqual({ ok: false, missing: 'name' });
    scene.history.finishChores();
    expect(scene.row('a')).toMatchObject({ contactName: '王女士', contactMatch: 'sure' });
    expect(scene.found({ text: '顺丰' })).toEqual(['a']);
    expect(changes).toBe(3);
  });
});
