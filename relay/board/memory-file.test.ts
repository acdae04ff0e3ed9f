import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventOf } from '../../src/shared/contract/testing/event-of.ts';
import type { BoardMemory } from '../core/board/board.ts';
import { MemoryFile } from './memory-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'danping-memory-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = Date.UTC(2026, 10, 20, 2);
const path = () => join(folder, 'board.json');

function memoryOf(seq: number, agents: number, calls: number): BoardMemory {
  const signs = { status: eventOf('agent.status', { seq: 1, agentName: '李雷\n“1”' }), session: null };
  const counted = { day: 20_000, hour: 10, state: 'ended', outcome: 'answered', queueName: '售后', ringSeconds: 4.5, talkSeconds: null } as const;
  return {
    seq,
    agents: Array.from({ length: agents }, (_, i) => [`${20_001 + i}`, signs] as const),
    calls: Array.from({ length: calls }, (_, i) => ({ source: 'main', callId: `call-${i}`, seqs: [i, i + 1], counted, lastReceivedAt: now })),
    journeys: Array.from({ length: calls }, (_, i) => ({ source: 'main', sort: 'ivr', id: `journey-${i}`, seqs: [i] })),
  };
}

test('a memory comes back as it was written, for its own log only and not when it is too old', async () => {
  const sizes = fc.constantFrom(0, 1, 499, 500, 501, 1_700);
  await fc.assert(
    fc.asyncProperty(sizes, sizes, async (agents, calls) => {
      const memory = memoryOf(7, agents, calls);
      await new MemoryFile(folder, 'epoch').write(memory, now);
      expect(new MemoryFile(folder, 'epoch').read(now)).toEqual(memory);
      expect(new MemoryFile(folder, 'epoch').read(now + 1)).toBeNull();
      expect(new MemoryFile(folder, 'other').read(0)).toBeNull();
    }),
    { numRuns: 20 },
  );
  expect(statSync(path()).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['board.json']);
});

test('a memory that was cut, changed, or written by somebody else is none', async () => {
  const file = new MemoryFile(folder, 'epoch');
  expect(file.read(0)).toBeNull();
  await file.write(memoryOf(7, 2, 3), now);
  const whole = readFileSync(path());
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, flip, isCut) => {
      const other = isCut ? whole.subarray(0, at) : Buffer.from(whole).fill((whole[at] ?? 0) ^ flip, at, at + 1);
      writeFileSync(path(), other);
      expect(file.read(0)).toBeNull();
    }),
    { numRuns: 500 },
  );
  for (const text of ['', '\n', '{}', '{"seq":7}\n0', '[]\n3523407757']) {
    writeFileSync(path(), text);
    expect(file.read(0)).toBeNull();
  }
});

test('while a long memory is written, others have their turn and the one before can be read, whole', async () => {
  const file = new MemoryFile(folder, 'epoch');
  await file.write(memoryOf(1, 0, 10), now);
  let isWritten = false;
  const writing = file.write(memoryOf(2, 1_000, 20_000), now).then(() => (isWritten = true));
  const seen: (number | undefined)[] = [];
  while (!isWritten) {
    seen.push(file.read(0)?.seq);
    await turn();
  }
  await writing;
  expect(seen.filter((seq) => seq === 1).length).toBeGreaterThan(20);
  expect(seen.filter((seq) => seq !== 1 && seq !== 2)).toEqual([]);
  expect(file.read(0)?.calls).toHaveLength(20_000);
});

test('a folder that refuses costs the memory, nothing else', async () => {
  const file = new MemoryFile(join(folder, 'missing'), 'epoch');
  await file.write(memoryOf(1, 0, 1), now);
  expect(file.read(0)).toBeNull();
});
