import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ok } from '../../src/shared/result.ts';
import { BoardFeed } from './feed.ts';
import { MemoryFile } from './memory-file.ts';

let folder: string;
let feed: BoardFeed;
let patches: number;

beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), 'danping-feed-'));
  patches = 0;
  feed = new BoardFeed({
    log: { head: 0, readFor: () => ok({ items: [], upTo: 0 }), readBack: () => ok([]), onAppended: () => undefined },
    memory: new MemoryFile(folder, 'e1'),
    zoneOf: () => 'Asia/Shanghai',
    eventsAt: () => [],
    enrolled: () => [],
  });
  feed.onPatch(() => (patches += 1));
});
afterEach(async () => {
  vi.useRealTimers();
  await feed.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each([0, 3_600_000, -3_600_000])('a board on which nothing happens is heard of every two seconds, also when the clock jumps by %d ms', async (jump) => {
  await vi.advanceTimersByTimeAsync(5_000);
  vi.setSystemTime(Date.now() + jump);
  patches = 0;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(patches).toBeGreaterThanOrEqual(5);
});
