import { _electron } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { packedArguments, prepareDesktop } from '../../scripts/lib/desktop.ts';
import { rounded, type Bench, type Figure } from './figure.ts';
import { withDisplay } from './harness/display.ts';
import { firstPaint } from './harness/list-in-page.ts';
import { quantile } from './harness/quantiles.ts';
import { MillionDesk } from './history/million-desk.ts';

/** From the start of the program to the painted main window: with a million calls, with none, and Electron with the same windows and nothing in them. */
export const start: Bench = {
  name: 'start',
  async measure({ quick, say }) {
    const calls = quick ? 20_000 : 1_000_000;
    const { binary } = await prepareDesktop({ display: true });
    return withDisplay(async () => {
      const desks = await MillionDesk.open(binary, calls);
      try {
        const times = { full: [] as number[], empty: [] as number[], bare: [] as number[] };
        for (let run = 0; run < (quick ? 2 : 7); run += 1) {
          times.bare.push(await startBare(binary));
          for (const profile of ['empty', 'full'] as const) times[profile].push(await startOurs(desks, profile));
          say(`run ${run + 1}`);
        }
        const [full, empty, bare] = [times.full, times.empty, times.bare].map((all) => quantile(all, 0.5));
        return figuresOf(calls, full ?? 0, empty ?? 0, bare ?? 0);
      } finally {
        await desks.close();
      }
    });
  },
};

async function startOurs(desks: MillionDesk, profile: 'empty' | 'full'): Promise<number> {
  const began = Date.now();
  const desk = await desks.start(profile);
  await desk.main.locator('[data-screen="today"]').waitFor();
  const painted = (await desk.main.evaluate(firstPaint)) - began;
  await desk.stop();
  return painted;
}

async function startBare(binary: string): Promise<number> {
  const folder = fileURLToPath(new URL('peers/bare-windows', import.meta.url));
  const began = Date.now();
  const app = await _electron.launch({ executablePath: binary, args: [folder, ...packedArguments([])] });
  let page = await app.firstWindow();
  for (const each of app.windows()) if (each.url().endsWith('#main')) page = each;
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const painted = (await page.evaluate(firstPaint)) - began;
  await app.close();
  return painted;
}

function figuresOf(calls: number, full: number, empty: number, bare: number): readonly Figure[] {
  const figure = `start to painted main window, ${calls} calls`;
  return [
    { figure, value: rounded(full), unit: 'ms', against: `bare Electron with the same windows (${rounded(bare)} ms)`, ratio: rounded(full / bare), budget: 'at most 1.5 ×', ok: full <= 1.5 * bare },
    { figure, value: rounded(full), unit: 'ms', against: `the same with no call (${rounded(empty)} ms)`, ratio: rounded(full / empty), budget: 'at most 1.2 ×', ok: full <= 1.2 * empty },
  ];
}
