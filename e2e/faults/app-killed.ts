import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDesktop, type DesktopProcess } from '../../scripts/lib/desktop-process.ts';
import { prepareDesktop } from '../../scripts/lib/desktop.ts';
import { hasDisplay, startVirtualDisplay } from '../../scripts/lib/virtual-display.ts';
import { createRandom, type Random } from '../../relay/simulator/random.ts';
import type { Fault, FaultRow, FaultRun } from './fault.ts';
import { allowed } from './fault.ts';
import { historyOf, judgeHistory } from './harness/history-of-app.ts';
import { quantile, type Judged } from './harness/judge.ts';
import { wholeCallPushes } from './harness/pushes.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';

const agentNumber = '20001';
const pushesPerSecond = 60;
/** `reliability.md`. */
const usableWithinMs = 3_000;
/** After so many kills a new profile is begun: a long history is not what is measured. */
const killsOfProfile = 30;
const fault = `app: SIGKILL under ${pushesPerSecond} pushes/s`;

interface Surroundings {
  readonly binary: string;
  readonly display: string | null;
}

/** SIGKILL of the real desktop app at random moments under load, while it catches up as well as live. */
export const appKilled: Fault = {
  name: 'app-killed',
  async cause(run) {
    const virtual = process.platform === 'linux' && !hasDisplay();
    let binary: string;
    let display: Awaited<ReturnType<typeof startVirtualDisplay>> | null = null;
    try {
      ({ binary } = await prepareDesktop({ display: virtual }));
      if (virtual) display = await startVirtualDisplay();
    } catch (error) {
      return [{ fault, times: 0, skipped: error instanceof Error ? error.message : String(error) }];
    }
    try {
      return [await killTimeAfterTime(run, { binary, display: display?.name ?? null })];
    } finally {
      await display?.close();
    }
  },
};

async function killTimeAfterTime(run: FaultRun, surroundings: Surroundings): Promise<FaultRow> {
  const random = createRandom(run.seed);
  const tally = new Tally(fault);
  const usableMs: number[] = [];
  const kills = run.long ? 300 : 8;
  for (let isWhole = true; isWhole && tally.times < kills; ) {
    const scene = await FaultScene.open({ agents: [agentNumber, '20002'], pushesOf: wholeCallPushes });
    try {
      await scene.connectAll();
      isWhole = await killOften(scene, { surroundings, random, tally, usableMs, kills: Math.min(killsOfProfile, kills - tally.times) });
      tally.judged(await scene.judge());
    } finally {
      await scene.close();
    }
    run.say(`${tally.times} of ${kills} kills`);
  }
  tally.detail('usableP50Ms', quantile(usableMs, 0.5));
  tally.detail('usableMaxMs', quantile(usableMs, 1));
  tally.within('usableMaxMs', allowed(run, usableWithinMs));
  return tally.row();
}

interface Killing {
  readonly surroundings: Surroundings;
  readonly random: Random;
  readonly tally: Tally;
  readonly usableMs: number[];
  readonly kills: number;
}

/** @returns whether the history was whole after every kill */
async function killOften(scene: FaultScene, { surroundings, random, tally, usableMs, kills }: Killing): Promise<boolean> {
  let desk: DesktopProcess | null = null;
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const stop = new AbortController();
      const pushing = scene.cloud.pushTo(scene.relay.url, pushesPerSecond, stop.signal);
      try {
        desk ??= (await start(scene, surroundings)).desk;
        // Every third time while it still catches up. The moment is what is tried: nothing is being waited for.
        await delay(kill % 3 === 0 ? random.int(0, 300) : random.int(300, 1_500));
        await desk.kill();
      } finally {
        stop.abort();
        await pushing;
      }
      const startedAt = performance.now();
      const started = await start(scene, surroundings);
      desk = started.desk;
      usableMs.push(started.usableMs);
      const judged = await wholeAgain(scene, desk);
      tally.judged(judged);
      tally.caused(performance.now() - startedAt);
      // What is missing now is missing after every later kill, too.
      if (isWrong(judged)) return false;
    }
    return true;
  } finally {
    await desk?.kill();
  }
}

/** @returns the app and how long until it answered for its history, from the start of its process on */
async function start(scene: FaultScene, { binary, display }: Surroundings): Promise<{ readonly desk: DesktopProcess; readonly usableMs: number }> {
  const startedAt = performance.now();
  const token = scene.tokens.get(agentNumber) ?? '';
  const switches = [`--relay=${scene.relay.url}`, `--token=${token}`, `--profile=${path.join(scene.folder, 'profile')}`, '--lang=zh-CN', '--theme=light'];
  const desk = await startDesktop({ binary, display, switches });
  await historyOf(desk);
  return { desk, usableMs: performance.now() - startedAt };
}

/** @returns what is wrong with the history once it is right, or after 20 s */
async function wholeAgain(scene: FaultScene, desk: DesktopProcess): Promise<Judged> {
  const log = await scene.log();
  for (const began = performance.now(); ; await delay(50)) {
    const judged = judgeHistory(await historyOf(desk), log, agentNumber);
    if (!isWrong(judged) || performance.now() - began > 20_000) return judged;
  }
}

function isWrong({ lost, duplicated, foreign }: Judged): boolean {
  return lost + duplicated + foreign > 0;
}
