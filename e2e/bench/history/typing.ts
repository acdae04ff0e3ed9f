import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { DesktopProcess } from '../../../scripts/lib/desktop-process.ts';
import { within, type Figure } from '../figure.ts';
import type { IdleThread } from '../harness/idle-thread.ts';
import { measureMain, readMain } from '../harness/in-main.ts';
import { watchStrokes, type Stroke } from '../harness/list-in-page.ts';
import { quantile } from '../harness/quantiles.ts';
import { typedWords } from './typed-words.ts';

/** As fast as anybody types. */
const pauseBetweenStrokesMs = 60;
const strokesSchema = z.array(z.object({ text: z.string(), paintedAfterMs: z.number() }));

/** Types into the search of the history and waits after each stroke for its rows. */
export async function measureTyping({ app, main }: DesktopProcess, idle: IdleThread, calls: number): Promise<readonly Figure[]> {
  await main.evaluate(watchStrokes);
  await app.evaluate(measureMain);
  idle.begin();
  const field = main.locator('[data-field="search"]');
  let count = 0;
  const settled = async (): Promise<void> => {
    count += 1;
    await main.waitForFunction((wanted) => Reflect.get(globalThis, 'strokes').length >= wanted, count);
  };
  await field.focus();
  for (const text of typedWords) {
    for (const letter of text) {
      await (/[\x20-\x7e]/.test(letter) ? main.keyboard.press(letter === ' ' ? 'Space' : letter) : main.keyboard.insertText(letter));
      await settled();
      await delay(pauseBetweenStrokesMs);
    }
    await main.keyboard.press('ControlOrMeta+a');
    await main.keyboard.press('Backspace');
    await settled();
  }
  const strokes: readonly Stroke[] = strokesSchema.parse(await main.evaluate(() => Reflect.get(globalThis, 'strokes')));
  const times = strokes.map(({ paintedAfterMs }) => paintedAfterMs);
  const slowest = strokes.map(({ text, paintedAfterMs }, nth) => ({ text, nth, ms: Math.round(paintedAfterMs) })).toSorted((a, b) => b.ms - a.ms).slice(0, 6).map(({ text, nth, ms }) => `${nth}:${text}:${ms}`).join(' ');
  return [
    within(`key stroke to painted rows, ${calls} calls, p99`, quantile(times, 0.99), 'ms', 50, { strokes: times.length, p50: Math.round(quantile(times, 0.5)), longest: Math.round(Math.max(...times)), slowest }),
    await mainHeldUp(app, idle, 'typing'),
  ];
}

/** @param during what was done meanwhile */
export async function mainHeldUp(app: DesktopProcess['app'], idle: IdleThread, during: string): Promise<Figure> {
  const { maxMs, p99Ms } = await app.evaluate(readMain);
  const longestOfIdle = await idle.longestMs();
  return within(`main process held up while ${during}, longest`, maxMs, 'ms', 50, { p99: Math.round(p99Ms), anIdleThread: Math.round(longestOfIdle) });
}
