import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Life } from './life.ts';
import { VirtualTime } from './virtual-time.ts';

const delays = fc.array(fc.oneof(fc.nat(5), fc.nat(70_000), fc.nat(40_000_000)), { maxLength: 60 });

test('everything happens at its time, and what was asked for first happens first, also what is asked for meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(delays, delays, fc.nat(30_000_000), async (first, second, pause) => {
      const time = new VirtualTime(1_800_000_000_000);
      const start = time.now;
      const asked: { readonly at: number; readonly order: number }[] = [];
      const happened: typeof asked = [];
      const ask = (delay: number): void => {
        const one = { at: time.now + delay, order: asked.length };
        asked.push(one);
        time.at(one.at, () => {
          expect(time.now).toBe(one.at);
          happened.push(one);
          const more = second[happened.length];
          if (happened.length <= first.length && more !== undefined) ask(more);
        });
      };
      for (const delay of first) ask(delay);
      await time.runUntil(start + pause);
      await time.runUntil(start + 200_000_000);
      expect(happened).toEqual(asked.toSorted((a, b) => a.at - b.at || a.order - b.order));
    }),
  );
});

test('what was called off does not happen, and a promise is waited for before time goes on', async () => {
  const time = new VirtualTime(0);
  const seen: string[] = [];
  time.after(10, () => seen.push('called off'))();
  time.after(20, () => {
    time.stir();
    void Promise.resolve().then(async () => {
      await Promise.resolve();
      seen.push(`settled at ${time.now}`);
    });
  });
  time.after(21, () => seen.push('next'));
  await time.runUntil(100);
  expect(seen).toEqual(['settled at 20', 'next']);
});

test('a busy process does everything later, in order; one that ended does nothing more', async () => {
  const time = new VirtualTime(0);
  const life = new Life(time, { offsetMs: 3_600_000 });
  const seen: string[] = [];
  const note = (what: string) => () => seen.push(`${what} ${time.now}`);
  life.after(5, () => life.block(10));
  life.after(6, note('a'));
  const cancel = life.after(7, note('called off while it waited'));
  time.after(10, cancel);
  life.after(15, note('b'));
  time.after(12, () => life.run(note('c')));
  life.after(20, () => life.end());
  life.after(21, note('d'));
  await time.runUntil(30);
  expect([seen, life.wallNow()]).toEqual([['a 15', 'c 15', 'b 15'], 3_600_030]);
});
