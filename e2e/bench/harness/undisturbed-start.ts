import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { end } from '../../../scripts/lib/child-process.ts';
import { askPage, devtoolsOf, withDevtools } from './devtools.ts';
import { proportionalBytes } from './process-tree.ts';
import { screenPaint } from './screen-paint.ts';

export interface UndisturbedStart {
  /** From the start of the program to the painted screen of its main window. */
  readonly paintedAfterMs: number;
  /** Memory of all its processes once nothing moves any more; `NaN` where the computer does not tell. */
  readonly bytes: number;
}

/** So long after the start nothing of either app is under way. */
const settledAfterMs = 5_000;

/**
 * Starts an Electron app and looks at it only when it has settled: a driver that holds the program's windows from the first moment costs
 * both more than the whole difference between them.
 *
 * @param page a part of the main window's address
 */
export async function startUndisturbed(binary: string, args: readonly string[], page: string): Promise<UndisturbedStart> {
  const began = Date.now();
  const child = spawn(binary, [...args, withDevtools], { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const devtools = await devtoolsOf(child);
    await delay(settledAfterMs);
    // Before anybody looks into the page, which makes it larger.
    const bytes = process.platform === 'linux' ? proportionalBytes(child.pid ?? 0) : Number.NaN;
    const painted = z.number().parse(await askPage(devtools, page, `(${screenPaint.toString()})()`));
    return { paintedAfterMs: painted - began, bytes };
  } finally {
    await end(child);
  }
}
