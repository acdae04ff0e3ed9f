import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron } from '@playwright/test';
import { z } from 'zod';
import { desktopArguments } from './desktop.ts';

/** The app's own word that a pop-up's frame was painted. */
const paintedLine = z.object({
  msg: z.literal('pop-up painted'),
  /** When it was painted, epoch milliseconds. */
  at: z.number(),
  callId: z.string(),
  state: z.string(),
  /** With the first frame of a call: milliseconds since the relay received the push. */
  paintedAfterMs: z.number().optional(),
});
export type Painted = z.infer<typeof paintedLine>;

export interface DesktopProcess {
  readonly app: ElectronApplication;
  readonly main: Page;
  readonly popup: Page;
  readonly pid: number;
  /** Every painted frame that the app told of so far. */
  readonly painted: readonly Painted[];
  /** Resolves once the app has told of such a frame. */
  paintedFrame(isIt: (frame: Painted) => boolean): Promise<void>;
  readonly log: readonly string[];
  stop(): Promise<void>;
  /** Ends the app as a power cut would: nothing of it gets to say goodbye. */
  kill(): Promise<void>;
}

/** Somebody who looks at every desk from its start to its end: a profiler, for one. */
export interface DeskWatch {
  /** Electron's own switches, before the app's. */
  readonly electronArgs: readonly string[];
  started(desk: DesktopProcess): Promise<void>;
  /** Before the desk is asked to end. */
  stopping(desk: DesktopProcess): Promise<void>;
}

let watch: DeskWatch | null = null;

/** Has every desk that this process starts from now on looked at. */
export function watchDesks(by: DeskWatch): void {
  watch = by;
}

const paintTimeoutMs = 30_000;

export interface DesktopStart {
  readonly binary: string;
  readonly switches: readonly string[];
  /** Where to open the windows when it is not the display of this process. */
  readonly display: string | null;
  /** Beside the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the real app with the given switches and waits for its two windows. */
export async function startDesktop(input: DesktopStart): Promise<DesktopProcess> {
  const app = await _electron.launch({
    executablePath: input.binary,
    args: [...(watch?.electronArgs ?? []), ...desktopArguments(input.switches)],
    env: { ...definedEnv(), ...(input.display ? { DISPLAY: input.display } : {}), ...input.env },
  });
  const process = app.process();
  const painted: Painted[] = [];
  const told = new EventEmitter();
  const log: string[] = [];
  const gone = new Promise<void>((resolve) => process.once('exit', () => resolve()));
  if (process.stdout) {
    createInterface(process.stdout).on('line', (line) => {
      log.push(line);
      const frame = readPainted(line);
      if (!frame) return;
      painted.push(frame);
      told.emit('painted');
    });
  }
  const [main, popup] = await Promise.all([pageOf(app, 'main'), pageOf(app, 'popup')]);
  const desk: DesktopProcess = {
    app,
    main,
    popup,
    pid: process.pid ?? 0,
    painted,
    paintedFrame: async (isIt) => {
      const signal = AbortSignal.timeout(paintTimeoutMs);
      while (!painted.some(isIt)) await once(told, 'painted', { signal });
    },
    log,
    stop: async () => {
      await watch?.stopping(desk);
      await app.close();
      await gone;
    },
    kill: async () => {
      process.kill('SIGKILL');
      await gone;
    },
  };
  await watch?.started(desk);
  return desk;
}

/** @returns `null` for a line that tells of something else. */
export function readPainted(line: string): Painted | null {
  try {
    const parsed = paintedLine.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const windowTimeoutMs = 60_000;

/** A window is known by its mark alone: when it is announced, its address may still be blank. */
function pageOf(app: ElectronApplication, name: 'main' | 'popup'): Promise<Page> {
  return new Promise((resolve, reject) => {
    // Whoever has a supervisor's token finds the board in the main window.
    const selector = name === 'main' ? 'html[data-window="main"], html[data-window="board"]' : `html[data-window="${name}"]`;
    const look = (page: Page): void => {
      page.waitForSelector(selector, { state: 'attached', timeout: windowTimeoutMs }).then(() => resolve(page), reject);
    };
    for (const page of app.windows()) look(page);
    app.on('window', look);
  });
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
