import type { DesktopProcess } from '../../../scripts/lib/desktop-process.ts';
import { within, type Figure } from '../figure.ts';
import type { IdleThread } from '../harness/idle-thread.ts';
import { measureMain } from '../harness/in-main.ts';
import { jumpAndWait, scrollAndLook } from '../harness/list-in-page.ts';
import { quantile } from '../harness/quantiles.ts';
import { mainHeldUp } from './typing.ts';

/** Turns the wheel over the history, slowly and fast, and takes the scroll bar far. */
export async function measureScrolling({ app, main }: DesktopProcess, idle: IdleThread): Promise<readonly Figure[]> {
  await main.locator('[data-screen="history"] [data-call-id]').first().waitFor();
  await app.evaluate(measureMain);
  idle.begin();
  const figures: Figure[] = [];
  for (const [how, pixels] of [['as with a wheel', 120], ['fast', 1_200]] as const) {
    const { frames, blank, longestFrameMs } = await main.evaluate(scrollAndLook, { frames: 400, pixels });
    figures.push(within(`frames with a blank row, scrolling ${how}`, blank, '', 0, { frames, pixelsInEach: pixels, longestFrameMs: Math.round(longestFrameMs) }));
  }
  const jumps: number[] = [];
  for (const share of [0.5, 0.9, 0.1, 0.99, 0.33, 0.66, 0.02]) jumps.push(await main.evaluate(jumpAndWait, share));
  figures.push({ figure: 'scroll bar taken far, until rows stand there, p50', value: Math.round(quantile(jumps, 0.5)), unit: 'ms', against: null, ratio: null, budget: null, ok: null, detail: { longest: Math.round(Math.max(...jumps)) } });
  return [...figures, await mainHeldUp(app, idle, 'scrolling')];
}
