import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everyCall } from '../../shared/api/history-filter.ts';
import { exportColumns, type ExportColumn } from '../../shared/api/export-columns.ts';
import { eventOf } from '../../shared/contract/testing/event-of.ts';
import type { Opened } from './history-port.ts';
import { startHistory, type StartedHistory } from './start.ts';

const code = path.join(import.meta.dirname, 'worker.ts');
let folder = '';
let file = '';
let started: StartedHistory;
let renewals: Opened[] = [];

beforeEach(async () => {
  renewals = [];
  folder = mkdtempSync(path.join(tmpdir(), 'danping-threads-'));
  file = path.join(folder, 'history.db');
  started = startHistory((opened) => renewals.push(opened), code);
  await started.history.open({ file, agentNumber: '20001' });
});
afterEach(async () => {
  await started.history.close();
  await started.terminate();
  rmSync(folder, { recursive: true, force: true });
});

async function tell(from: number, count: number): Promise<void> {
  const items = Array.from({ length: count }, (_, index) => eventOf('call.ended', { seq: from + index, callId: `c${from + index}` }));
  await started.history.commit({ epoch: 'e', upTo: from + count, items });
}

async function found(text: string): Promise<number | null> {
  const page = await started.history.search({ filter: { ...everyCall, text }, after: null, limit: 500, turn: started.nextTurn() });
  return page && page.rows.length;
}

describe('a history on its own threads', () => {
  it('shows the reader what the writer has committed', async () => {
    await tell(1, 300);
    expect(await found('731913')).toBe(300);
    await started.history.saveWrapUp({ callId: 'c7', wrapUp: { note: '退货', disposition: null, callBackAt: null }, dispositionWords: '', savedAt: 1 });
    expect(await found('退货')).toBe(1);
  });

  it('answers only the newest of the searches that come while it is busy', async () => {
    await tell(1, 300);
    const answers = await Promise.all(['1', '17', '173', '1731'].map((text) => found(text)));
    expect(answers.at(-1)).toBe(300);
    expect(answers.slice(0, -1).filter((answer) => answer !== null && answer !== 300)).toEqual([]);
    expect(answers).toContain(null);
  });

  it('commits calls, finds them and counts them while a long file is written', async () => {
    await tell(1, 3_000);
    const headers = Object.fromEntries(exportColumns.map((column) => [column, column])) as Record<ExportColumn, string>;
    const exported = path.join(folder, 'out.csv');
    let isDone = false;
    const writing = started.history.exportTo({ file: exported, format: 'csv', filter: everyCall, headers, words: {}, maskNumbers: false }).finally(() => {
      isDone = true;
    });
    await tell(10_001, 1);
    expect(await found('731913')).toBe(500);
    expect(isDone).toBe(false);
    expect((await writing).rows).toBeGreaterThanOrEqual(3_000);
    expect(readFileSync(exported, 'utf8').split('\r\n').length).toBeGreaterThan(3_000);
  });

  it('reads the new file once a damaged one was set aside', async () => {
    await tell(1, 300);
    await started.history.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 20 * 4096));
    const opened = await started.history.open({ file, agentNumber: '20001' });
    // Damage shows itself when the file is opened, or when the first call wants to go in.
    if (opened.damagedAside === null) await expect(tell(400, 5)).rejects.toThrow('malformed');
    await tell(1, 3);
    expect(await found('731913')).toBe(3);
    expect(readdirSync(folder).filter((name) => name.startsWith('history.db.damaged'))).not.toEqual([]);
  });

  it('answers a search out of a new file where the old one is no longer what was written', async () => {
    await tell(1, 300);
    await started.history.close();
    const bytes = readFileSync(file);
    for (let at = bytes.indexOf('17319132391'); at >= 0; at = bytes.indexOf('17319132391', at + 1)) if (bytes.subarray(at - 18, at).includes('customerNumber')) bytes.write('17319132399', at);
    writeFileSync(file, bytes);
    await started.history.open({ file, agentNumber: '20001' });
    const answers = await Promise.all([found('731913'), started.history.openMissed(), started.history.callWithEvents({ callId: 'c7' })]);
    expect(answers[2]).toBeNull();
    expect(renewals).toMatchObject([{ cursor: null, damagedAside: expect.stringContaining('history.db.damaged-') }]);
    await expect(tell(400, 5)).rejects.toThrow('begun anew');
    expect(await started.history.cursor()).toBeNull();
    await tell(1, 3);
    expect(await found('731913')).toBe(3);
    await started.history.lookThrough({ now: 1 });
    expect(await started.history.checkedAt()).toBe(1);
  });

  it('fails what is asked of a thread that has died, instead of leaving it waiting', async () => {
    await started.terminate();
    await expect(started.history.cursor()).rejects.toThrow('ended');
    started = startHistory((opened) => renewals.push(opened), code);
  });
});
