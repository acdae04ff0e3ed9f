import { expect, test } from 'vitest';
import { punctually } from './pace.ts';

test('calls are due at even moments, and a call that takes long delays none', async () => {
  const due: number[] = [];
  const endings: (() => void)[] = [];
  let ended = false;
  const all = punctually(500, 0.1, (dueAt) => {
    due.push(dueAt);
    const isLast = due.length === 50;
    return new Promise<void>((resolve) => {
      endings.push(resolve);
      if (isLast) for (const end of endings) end();
    });
  }).then(() => (ended = true));
  await all;
  expect([due.length, ended]).toEqual([50, true]);
  for (const [nth, at] of due.entries()) expect(at - (due[0] ?? 0)).toBeCloseTo(nth * 2, 6);
});
