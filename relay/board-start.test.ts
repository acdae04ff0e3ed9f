import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addSign, foldAgent, noSigns } from '../src/shared/contract/agent-state.ts';
import type { BoardPatch, BoardSnapshot } from '../src/shared/contract/board.ts';
import { foldCall } from '../src/shared/contract/call.ts';
import type { DanpingEvent } from '../src/shared/contract/event.ts';
import { fail } from '../src/shared/result.ts';
import { BoardFeed, type FeedParts } from './board/feed.ts';
import { MemoryFile } from './board/memory-file.ts';
import { temporaryFolder } from './cli/testing/relay-process.ts';
import { dayAndHour } from './core/board/source-day.ts';
import { SqliteEventLog } from './log/event-log.ts';
import { bigLimits, supervisor } from './log/testing/temporary-log.ts';
import { fillFolder, type Filled } from './testing/filled-folder.ts';
import { boardOf, timeStart } from './testing/start-times.ts';

const folder = temporaryFolder();
const memoryPath = join(folder.path, 'board.json');
let filled: Filled;
let events: readonly DanpingEvent[];

beforeAll(async () => {
  filled = await fillFolder({ folder: folder.path, events: 6_000, agents: 10, days: 2, until: Date.now() });
  await withLog(async (log) => {
    const read = log.readFor(supervisor, { afterSeq: 0, skip: null }, bigLimits);
    events = read.ok ? read.value.items : [];
  });
});
const emptyDay = { offered: 0, answered: 0, missed: 0, abandoned: 0, averageRingSeconds: null, averageTalkSeconds: null, byHour: [] };
beforeEach(() => rmSync(memoryPath, { force: true }));
afterAll(() => folder.remove());

async function withLog<Value>(work: (log: SqliteEventLog) => Promise<Value>): Promise<Value> {
  const nothing = (): void => undefined;
  const opened = SqliteEventLog.open(folder.path, { failing: nothing, healed: nothing, damaged: nothing, appended: nothing });
  if (!opened.ok) throw new Error(opened.failure.cause);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** Runs a board on the log and closes it again. */
function withFeed<Value>(work: (feed: BoardFeed) => Promise<Value>, changes: (log: SqliteEventLog) => Partial<FeedParts>): Promise<Value> {
  return withLog(async (log) => {
    const parts = { log, memory: new MemoryFile(folder.path, log.epoch), zoneOf: () => filled.timeZone, eventsAt: (seqs: readonly number[]) => log.eventsAt(seqs), enrolled: () => [] };
    const feed = new BoardFeed({ ...parts, ...changes(log) });
    try {
      return await work(feed);
    } finally {
      await feed.close();
    }
  });
}

/** Listens until the condition holds for a patch. @returns all patches that came. */
function patchesUntil(feed: BoardFeed, isEnough: (patch: BoardPatch) => boolean): Promise<BoardPatch[]> {
  const patches: BoardPatch[] = [];
  return new Promise((resolve) => {
    const stop = feed.onPatch((patch) => {
      patches.push(patch);
      if (!isEnough(patch)) return;
      stop();
      resolve(patches);
    });
  });
}

/** What the log says, by folds over all of it. */
function naive(now: number) {
  const dayOf = (at: number): number => dayAndHour(at, filled.timeZone).day;
  const calls = [...Map.groupBy(events.filter(({ kind, callId }) => callId !== null && kind.startsWith('call.')), ({ callId }) => callId)];
  const numbers = [...new Set(events.map(({ agentNumber }) => agentNumber))].filter((number) => number !== null).toSorted();
  const signs = (number: string) => events.filter(({ agentNumber }) => agentNumber === number).reduce(addSign, noSigns);
  return {
    offered: calls.filter(([, steps]) => dayOf(foldCall(steps)?.startedAt ?? 0) === dayOf(now)).length,
    agents: numbers.flatMap((number) => foldAgent(number, signs(number)) ?? []).map(({ agentNumber, status, loggedIn, callId }) => ({ agentNumber, status, loggedIn, callId })),
  };
}

function expectWhole(board: Pick<BoardSnapshot, 'agents' | 'today'> | null): void {
  const { offered, agents } = naive(Date.now());
  expect(offered).toBeGreaterThan(100);
  expect(board?.today.offered).toBe(offered);
  expect(board?.agents).toMatchObject(agents);
}

describe('a board without a memory', () => {
  test('waits for the log to be read, and is what the log says', async () => {
    await withFeed(
      async (feed) => {
        expect(feed.snapshot()).toBeNull();
        await patchesUntil(feed, () => true);
        expect(feed.snapshot()).not.toHaveProperty('knownSince');
        expectWhole(feed.snapshot());
      },
      () => ({ patienceMs: Infinity }),
    );
  });

  test('that is shown before says from when on it knows everything, and patches bring the rest', async () => {
    await withFeed(
      async (feed) => {
        const first = feed.snapshot();
        const agents = new Map(first?.agents.map((agent) => [agent.agentNumber, agent]));
        const patches = await patchesUntil(feed, ({ knownSince }) => knownSince === null);
        for (const agent of patches.flatMap((patch) => patch.agents ?? [])) agents.set(agent.agentNumber, agent);
        const told = [first?.knownSince, ...patches.map(({ knownSince }) => knownSince)].filter((since) => typeof since === 'string');
        expect(told.length).toBeGreaterThan(0);
        expect(told).toEqual(told.toSorted().toReversed());
        const today = patches.at(-1)?.today ?? emptyDay;
        expectWhole({ agents: [...agents.values()].toSorted((a, b) => (a.agentNumber < b.agentNumber ? -1 : 1)), today });
      },
      () => ({ patienceMs: 0 }),
    );
  });

  test('reads on once the log can be read again', async () => {
    let refusals = 3;
    await withFeed(
      async (feed) => {
        await patchesUntil(feed, () => true);
        expect(refusals).toBe(0);
        expectWhole(feed.snapshot());
      },
      (log) => ({
        patienceMs: Infinity,
        log: {
          head: log.head,
          onAppended: () => undefined,
          readFor: () => fail('log-unreadable', 'No.', 'Wait.'),
          readBack: (...asked) => (refusals > 0 ? (refusals--, fail('log-unreadable', 'No.', 'Wait.')) : log.readBack(...asked)),
        },
      }),
    );
  });

  test('leaves one behind only when it has read everything', async () => {
    const memory = () => withLog(async (log) => new MemoryFile(folder.path, log.epoch).read(0));
    await withFeed(async () => undefined, () => ({}));
    expect(await memory()).toBeNull();
    await withFeed((feed) => patchesUntil(feed, () => true), () => ({ patienceMs: Infinity }));
    expect(await memory()).toMatchObject({ seq: filled.head });
  });
});

test('a board that was remembered is shown at once, and nobody is told again what it says', async () => {
  await withFeed((feed) => patchesUntil(feed, () => true), () => ({ patienceMs: Infinity }));
  await withFeed(
    async (feed) => {
      const first = feed.snapshot();
      expectWhole(first);
      expect(first?.agents.filter(({ enrolled }) => enrolled)).toHaveLength(1);
      const [patch] = await patchesUntil(feed, () => true);
      expect(patch).not.toHaveProperty('agents');
    },
    () => ({ patienceMs: Infinity, enrolled: () => [{ number: '20001', name: '李雷' }] }),
  );
});

test('a relay’s board is what the log says, without a memory, after a clean stop and after SIGKILL', async () => {
  const first = await timeStart(folder.path, filled.supervisor, null);
  const before = await boardOf(first.relay, filled.supervisor);
  expectWhole({ agents: before.agents, today: before.today ?? emptyDay });
  await first.relay.stop();
  for (const end of ['stop', 'kill'] as const) {
    const next = await timeStart(folder.path, filled.supervisor, before);
    await next.relay[end]();
  }
  const last = await timeStart(folder.path, filled.supervisor, before);
  await last.relay.stop();
});
