import { expect, test } from 'vitest';
import { selfTimes, type CpuProfile } from './self-times.ts';

const frame = (functionName: string, url = '', lineNumber = 0): CpuProfile['nodes'][number]['callFrame'] => ({ functionName, url, lineNumber });

const profile: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame('(idle)') },
    { id: 2, callFrame: frame('append', `${import.meta.url.replace(/e2e\/.*/, '')}relay/log/log.ts`, 44) },
    // The same function, called from elsewhere.
    { id: 3, callFrame: frame('append', `${import.meta.url.replace(/e2e\/.*/, '')}relay/log/log.ts`, 44) },
    { id: 4, callFrame: frame('(garbage collector)') },
    { id: 5, callFrame: frame('', 'node:internal/timers', 9) },
  ],
  samples: [1, 2, 3, 4, 5],
  timeDeltas: [0, 10_000, 2_000, 3_000, 1_000],
};

test('a function is counted once, wherever it was called from, and idle time apart', () => {
  expect(selfTimes([profile])).toEqual({
    watchedMs: 16,
    idleMs: 10,
    functions: [
      { name: 'append (relay/log/log.ts:45)', ms: 5 },
      { name: 'garbage collection', ms: 1 },
      { name: 'a function without a name (node:internal/timers:10)', ms: 0 },
    ],
  });
});

test('several runs of the same program are summed up', () => {
  const { watchedMs, functions } = selfTimes([profile, profile]);
  expect(watchedMs).toBe(32);
  expect(functions[0]).toEqual({ name: 'append (relay/log/log.ts:45)', ms: 10 });
});
