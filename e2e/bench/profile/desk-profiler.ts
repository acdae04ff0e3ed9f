import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import type { DeskWatch, DesktopProcess } from '../../../scripts/lib/desktop-process.ts';

/** So long the threads of a desk's main process have to write what they saw. */
const threadsMs = 1_500;
const heapSampleBytes = 64 * 1_024;

/** Profiles the pages of a desk from when they stand, and has its main process write its own profile before it ends. */
export class DeskProfiler implements DeskWatch {
  readonly electronArgs: readonly string[];
  readonly #folder: string;
  readonly #bench: () => string;
  readonly #sessions = new Map<DesktopProcess, readonly (readonly [name: string, session: CDPSession])[]>();

  /** @param hook is loaded into the main process before the app */
  constructor(folder: string, hook: string, bench: () => string) {
    this.electronArgs = ['-r', hook];
    this.#folder = folder;
    this.#bench = bench;
  }

  async started(desk: DesktopProcess): Promise<void> {
    const pages: readonly (readonly [string, Page])[] = [['page-main', desk.main], ['page-popup', desk.popup]];
    const sessions = await Promise.all(
      pages.map(async ([name, page]) => {
        const session = await page.context().newCDPSession(page);
        await session.send('Profiler.enable');
        await session.send('Profiler.start');
        await session.send('HeapProfiler.startSampling', { samplingInterval: heapSampleBytes });
        return [name, session] as const;
      }),
    );
    this.#sessions.set(desk, sessions);
  }

  async stopping(desk: DesktopProcess): Promise<void> {
    for (const [name, session] of this.#sessions.get(desk) ?? []) {
      const base = path.join(this.#folder, `${this.#bench()}.${name}.${desk.pid}-0`);
      writeFileSync(`${base}.cpuprofile`, JSON.stringify((await session.send('Profiler.stop')).profile));
      writeFileSync(`${base}.heapprofile`, JSON.stringify((await session.send('HeapProfiler.stopSampling')).profile));
    }
    this.#sessions.delete(desk);
    await desk.app.evaluate(async (_electron, waitMs) => {
      await Reflect.get(globalThis, Symbol.for('danping.profiled'))?.(waitMs);
    }, threadsMs);
  }
}
