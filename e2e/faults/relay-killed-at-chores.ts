import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom, type Random } from '../../relay/simulator/random.ts';
import { exitOf } from '../../scripts/lib/child-process.ts';
import { root } from '../../scripts/lib/paths.ts';
import { backUp } from '../../scripts/lib/relay-process.ts';
import type { Fault, FaultRow, FaultRun } from './fault.ts';
import { judge } from './harness/judge.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';
import { trace, whyNoTracing } from './harness/tracer.ts';
import { underLoad } from './harness/under-load.ts';
import { wholeLog } from './harness/whole-log.ts';

const pushesPerSecond = 500;

/** SIGKILL of the relay in the middle of what it does beside taking pushes. */
export const relayKilledAtChores: Fault = {
  name: 'relay-killed-at-chores',
  cause: async (run) => [await atCheckpoint(run), await atBackup(run), await atTrimming(run)],
};

/** The database file itself is written only by a checkpoint: the kernel ends the relay at a chosen one of those writes. */
async function atCheckpoint({ seed, long }: FaultRun): Promise<FaultRow> {
  const fault = 'relay: SIGKILL inside a checkpoint';
  const why = whyNoTracing();
  if (why !== null) return { fault, times: 0, skipped: why };
  const random = createRandom(`${seed} checkpoint`);
  const tally = new Tally(fault);
  const scene = await FaultScene.open();
  try {
    await scene.connectAll();
    while (tally.times < (long ? 100 : 2)) {
      const database = realpathSync(path.join(scene.data, 'events.db'));
      const write = random.int(1, 200);
      await underLoad(scene, pushesPerSecond, async () => {
        const kill = ['-P', database, '-e', 'trace=pwrite64', '-e', `inject=pwrite64:signal=SIGKILL:when=${write}`];
        const tracer = await trace(scene.relay.pid, kill, path.join(scene.folder, 'trace'));
        await scene.relay.exited;
        await tracer.detach();
      });
      tally.caused(await currentAgain(scene));
    }
    tally.judged(await scene.judge());
  } finally {
    await scene.close();
  }
  return tally.row();
}

/** The relay, the program that makes a backup, or both end while the backup is made; then one is made all the same. */
async function atBackup({ seed, long }: FaultRun): Promise<FaultRow> {
  const random = createRandom(`${seed} backup`);
  const tally = new Tally('relay: SIGKILL while a backup is made');
  const scene = await FaultScene.open();
  try {
    await scene.connectAll();
    while (tally.times < (long ? 100 : 2)) {
      const file = path.join(scene.folder, `backup-${tally.times}.db`);
      await underLoad(scene, pushesPerSecond, async () => {
        await scene.cloud.nextAccepted();
        const backup = spawn(process.execPath, [path.join(root, 'relay', 'main.ts'), 'backup', '--data', scene.data, '--to', file, '--json'], { stdio: 'ignore' });
        await delay(random.int(200, 900));
        if (random.chance(0.5)) backup.kill('SIGKILL');
        await scene.relay.kill();
        await exitOf(backup);
      });
      tally.caused(await currentAgain(scene));
      const held = await backUp(scene.data, `${file}.again`);
      if (held < (await lastPromised(scene))) tally.wrong('a backup lacks what was promised before it was made');
    }
    tally.judged(await scene.judge());
  } finally {
    await scene.close();
  }
  return tally.row();
}

/** A log that is too large is trimmed from its oldest end, from each start on; it ends at a random moment of that. */
async function atTrimming({ seed, long }: FaultRun): Promise<FaultRow> {
  const random = createRandom(`${seed} trimming`);
  const tally = new Tally('relay: SIGKILL while the oldest events are let go of');
  // One agent sees the whole log, also what is left of one that was trimmed.
  const scene = await FaultScene.open({ agents: ['20001'], supervisors: 0 });
  try {
    await scene.connectAll();
    await scene.cloud.push(scene.relay.url, 3_000);
    while (tally.times < (long ? 100 : 4)) {
      await scene.relay.kill();
      await scene.startRelay({ args: ['--keep-mb', '1'] });
      await trimFor(scene, random);
      tally.caused(await currentAgain(scene));
    }
    await scene.cloud.pushAgain(scene.relay.url);
    await scene.allCurrent();
    const log = await wholeLog(scene.relay, scene.tokens.get('20001') ?? '');
    const [oldest] = log;
    const missing = (oldest?.seq ?? 1) - 1;
    if (missing === 0) tally.wrong('nothing was let go of');
    const accepted = (await scene.ledger.accepted()).filter(({ seq }) => seq > missing);
    const held = judge({ accepted, log, keepers: [], source: 'main' });
    tally.judged({ ...held, lost: held.lost - missing, wrong: scene.cloud.wrong });
    // What the desk has it keeps.
    if (scene.keepers[0]?.rows().length !== log.at(-1)?.seq) tally.wrong('the desk lacks something of the log');
  } finally {
    await scene.close();
  }
  return tally.row();
}

async function trimFor(scene: FaultScene, random: Random): Promise<void> {
  await underLoad(scene, 100, async () => {
    await delay(random.int(0, 300));
    await scene.relay.kill();
  });
}

async function currentAgain(scene: FaultScene): Promise<number> {
  const killedAt = performance.now();
  await scene.startRelay();
  await scene.allCurrent();
  return performance.now() - killedAt;
}

async function lastPromised(scene: FaultScene): Promise<number> {
  return (await scene.ledger.accepted()).reduce((last, { seq }) => Math.max(last, seq), 0);
}
