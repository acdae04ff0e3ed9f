import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DraftSaver, saveAfterMs, type Saving } from './draft-saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function desk() {
  const saved: string[] = [];
  const told: Saving[] = [];
  const answers: ((kept: boolean) => void)[] = [];
  const saver = new DraftSaver<string>({
    save: (draft) => {
      saved.push(draft);
      return new Promise((resolve) => answers.push(resolve));
    },
    told: (saving) => told.push(saving),
  });
  return { saver, saved, told, answer: (kept: boolean) => answers.shift()?.(kept) };
}

it('saves within 300 ms of a pause, the latest draft only', async () => {
  expect(saveAfterMs).toBeLessThanOrEqual(300);
  const { saver, saved } = desk();
  saver.change('a');
  await vi.advanceTimersByTimeAsync(saveAfterMs - 1);
  saver.change('ab');
  await vi.advanceTimersByTimeAsync(saveAfterMs - 1);
  expect(saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(saved).toEqual(['ab']);
});

it('saves one after the other, so that an earlier draft never comes last', async () => {
  const { saver, saved, told, answer } = desk();
  saver.change('a');
  saver.flush();
  saver.change('ab');
  saver.flush();
  expect(saved).toEqual(['a']);
  answer(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(saved).toEqual(['a', 'ab']);
  answer(true);
  await vi.advanceTimersByTimeAsync(0);
  expect([told.at(-1), saver.isPending]).toEqual(['saved', false]);
});

it('tries again by itself what was not kept', async () => {
  const { saver, saved, told, answer } = desk();
  saver.change('a');
  saver.flush();
  answer(false);
  await vi.advanceTimersByTimeAsync(0);
  expect([told.at(-1), saver.isPending]).toEqual(['failed', true]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(saved).toEqual(['a', 'a']);
});

it('has nothing to save twice', async () => {
  const { saver, saved, answer } = desk();
  saver.change('a');
  saver.flush();
  answer(true);
  await vi.advanceTimersByTimeAsync(0);
  saver.flush();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(saved).toEqual(['a']);
});
