import { fileURLToPath } from 'node:url';
import { desktopArguments, packedArguments, prepareDesktop } from '../../scripts/lib/desktop.ts';
import { rounded, skipped, type Bench, type Figure } from './figure.ts';
import { withDisplay } from './harness/display.ts';
import { quantile } from './harness/quantiles.ts';
import { startUndisturbed, type UndisturbedStart } from './harness/undisturbed-start.ts';
import { MillionDesk } from './history/million-desk.ts';

const peer = fileURLToPath(new URL('peers/bare-windows', import.meta.url));

interface Starts {
  readonly bare: UndisturbedStart[];
  readonly empty: UndisturbedStart[];
  readonly full: UndisturbedStart[];
}

/**
 * From the start of the program to the painted main window, and the memory of all its processes once it has settled: with a million calls,
 * with none, and Electron with the same windows and nothing in them, in turns.
 */
export const start: Bench = {
  name: 'start',
  async measure({ quick, say }) {
    const calls = quick ? 20_000 : 1_000_000;
    const { binary } = await prepareDesktop({ display: true });
    return withDisplay(async () => {
      const desks = await MillionDesk.open(binary, calls);
      try {
        const starts: Starts = { bare: [], empty: [], full: [] };
        // The first start of a profile makes what every later one finds there.
        await startBare(binary, desks);
        for (let run = 0; run < (quick ? 2 : 9); run += 1) {
          starts.bare.push(await startBare(binary, desks));
          for (const profile of ['empty', 'full'] as const) starts[profile].push(await startUndisturbed(binary, desktopArguments(desks.switches(profile)), 'main.html'));
          say(`run ${run + 1}`);
        }
        return figuresOf(calls, starts);
      } finally {
        await desks.close();
      }
    });
  },
};

function startBare(binary: string, desks: MillionDesk): Promise<UndisturbedStart> {
  return startUndisturbed(binary, [peer, ...packedArguments([`--profile=${desks.folderFor('bare')}`])], '#main');
}

function figuresOf(calls: number, { bare, empty, full }: Starts): readonly Figure[] {
  const painted = `start to painted main window, ${calls} calls`;
  const memory = `memory of all processes after the start, ${calls} calls`;
  const bareWindows = 'bare Electron with the same windows';
  const times = { bare: median(bare, ({ paintedAfterMs }) => paintedAfterMs), empty: median(empty, ({ paintedAfterMs }) => paintedAfterMs), full: median(full, ({ paintedAfterMs }) => paintedAfterMs) };
  return [
    held(painted, 'ms', times.full, bareWindows, times.bare, 1.5),
    held(painted, 'ms', times.full, 'the same with no call', times.empty, 1.2),
    process.platform === 'linux' ? held(memory, 'MiB', median(full, mebibytes), bareWindows, median(bare, mebibytes), 1.25) : skipped(memory, 'MiB', 'only Linux tells what each process has for itself'),
  ];
}

function held(figure: string, unit: string, value: number, against: string, floor: number, most: number): Figure {
  return { figure, value: rounded(value), unit, against: `${against} (${rounded(floor)} ${unit})`, ratio: rounded(value / floor), budget: `at most ${most} ×`, ok: value <= most * floor };
}

function median(starts: readonly UndisturbedStart[], of: (start: UndisturbedStart) => number): number {
  return quantile(starts.map(of), 0.5) ?? Number.NaN;
}

function mebibytes({ bytes }: UndisturbedStart): number {
  return bytes / 1_048_576;
}
