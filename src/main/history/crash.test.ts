import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everyCall } from '../../shared/api/history-filter.ts';
import { createHistory } from './testing/whole-history.ts';

const program = path.join(import.meta.dirname, 'testing', 'keep-writing.ts');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'danping-crash-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @returns the number of the last note that the program said is on disk before it was killed */
async function killAfter(file: string, notes: number, from: number): Promise<number> {
  const writer = spawn(process.execPath, [program, file, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const exited = new Promise((resolve) => writer.on('exit', resolve));
  writer.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
    if (said.split('\n').length > notes) writer.kill('SIGKILL');
  });
  await exited;
  return Number(said.trim().split('\n').at(-1));
}

describe('a desk that is killed while the agent writes', () => {
  it('keeps every note that was said to be saved, and finds it', { timeout: 120_000 }, async () => {
    const file = path.join(folder, 'history.db');
    let from = 0;
    for (const notes of [1, 40, 7, 150, 23]) {
      const last = await killAfter(file, notes, from);
      const history = createHistory();
      expect(history.open({ file, agentNumber: '20001' })).toMatchObject({ damagedAside: null, notesAside: null });
      history.finishChores();
      const notesOf = (text: string): readonly string[] =>
        history.search({ filter: { ...everyCall, text }, after: null, limit: 500, turn: null })?.rows.map((row) => row.wrapUp?.note ?? '') ?? [];
      const kept = new Set(notesOf('退货'));
      for (let n = 0; n <= last; n += 1) expect(kept).toContain(`note${n} 退货`);
      expect(notesOf(`note${last}`)).toContain(`note${last} 退货`);
      expect(history.cursor()?.seq).toBeGreaterThan(last);
      history.close();
      from = last + 1;
    }
  });
});
