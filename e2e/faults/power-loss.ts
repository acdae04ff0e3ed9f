import { createReadStream, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom, type Random } from '../../relay/simulator/random.ts';
import { startRelay } from '../../scripts/lib/relay-process.ts';
import type { Fault, FaultRun } from './fault.ts';
import { judge, type Judged } from './harness/judge.ts';
import type { Accepted } from './harness/ledger.ts';
import { callPushes } from './harness/pushes.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';
import { underLoad } from './harness/under-load.ts';
import { whyNoTracing } from './harness/tracer.ts';
import { wholeLog } from './harness/whole-log.ts';
import { traced, TraceReader, type DiskCall } from './power/disk-call.ts';
import { Disk, type Leftover } from './power/disk.ts';
import { momentsToLose, withNormalSync } from './power/weaker.ts';

const pushesPerSecond = 400;
const names = { real: 'disk: power loss at any moment', control: 'disk: power loss with synchronous=NORMAL' };

type Found = Judged & { readonly wrong: readonly string[] };

/** A relay under load, and everything it asked of its disk. */
interface Recording {
  readonly scene: FaultScene;
  /** What lay on the disk before the first call. */
  readonly before: ReadonlyMap<string, Buffer>;
  readonly calls: readonly DiskCall[];
  readonly accepted: readonly Accepted[];
}

/**
 * A real relay's writes and fsyncs are written down while it takes pushes; then disks are made as a power cut at random moments would
 * have left them, and a relay is started on each. What was answered 200 before the moment must be there. The control does the same as if
 * the relay had not synced its commits, and must lose.
 */
export const powerLoss: Fault = {
  name: 'power-loss',
  async cause(run) {
    const why = whyNoTracing();
    if (why !== null) return Object.values(names).map((fault) => ({ fault, times: 0, skipped: why }));
    const random = createRandom(`${run.seed} power`);
    const tally = new Tally(names.real);
    const control = { fault: names.control, control: true, times: 0, caught: 0 } as const;
    let caught = 0;
    let controls = 0;
    for (let nth = 0; nth < (run.long ? 20 : 1); nth += 1) {
      const recording = await record(run);
      try {
        const { calls } = recording;
        const promised = calls.filter(({ what }) => what === 'answered').length;
        if (promised < recording.accepted.length) tally.wrong(`the trace shows ${promised} of ${recording.accepted.length} answers`);
        await cutPower(recording, calls, { moments: draw(run.long ? 50 : 10, momentsAfterAnswer(calls), random), left: 'chance', random }, async (judging) => {
          const began = performance.now();
          tally.judged(await judging().catch((error: unknown) => ({ lost: 0, duplicated: 0, foreign: 0, wrong: [String(error)] })));
          tally.caused(performance.now() - began);
        });
        const weaker = withNormalSync(calls);
        await cutPower(recording, weaker, { moments: draw(run.long ? 10 : 3, momentsToLose(weaker), random), left: 'nothing', random }, async (judging) => {
          controls += 1;
          if ((await judging()).lost > 0) caught += 1;
        });
        run.say(`${tally.times} cuts in ${calls.length} calls`);
      } finally {
        await recording.scene.close();
      }
    }
    return [tally.row(), { ...control, times: controls, caught }];
  },
};

/** Pushes to a relay on a fresh folder, ends it, starts it again and pushes on: its first start and a start after a crash are in it. */
async function record({ say }: FaultRun): Promise<Recording> {
  let before: ReadonlyMap<string, Buffer> = new Map();
  const strace = (file: string): readonly string[] => ['strace', ...traced, '-o', file];
  const scene = await FaultScene.open({
    prepared: (data) => {
      before = new Map(readdirSync(data).map((file) => [file, readFileSync(path.join(data, file))]));
    },
    start: ({ folder }) => ({ through: strace(path.join(folder, 'trace-0')) }),
  });
  const calls: DiskCall[] = [];
  for (let nth = 0; nth < 2; nth += 1) {
    if (nth > 0) await scene.startRelay({ through: strace(path.join(scene.folder, `trace-${nth}`)) });
    await underLoad(scene, pushesPerSecond, async () => {
      // So much load, and no event to wait for.
      await delay(3_500);
      await scene.relay.kill();
    });
    const file = path.join(scene.folder, `trace-${nth}`);
    const reader = new TraceReader(realpathSync(scene.data));
    for await (const line of createInterface({ input: createReadStream(file, 'latin1') })) calls.push(...reader.read(line));
    rmSync(file);
  }
  const accepted = await scene.ledger.accepted();
  say(`${accepted.length} pushes accepted, ${calls.filter(({ what }) => what === 'sync').length} syncs`);
  return { scene, before, calls, accepted };
}

interface Cuts {
  /** After so many calls each, ascending. */
  readonly moments: readonly number[];
  readonly left: Leftover;
  readonly random: Random;
}

/** Lets the power fail at each moment, and has what a relay finds then held against what had been promised. */
async function cutPower({ scene, before, accepted }: Recording, calls: readonly DiskCall[], { moments, left, random }: Cuts, hold: (judging: () => Promise<Found>) => Promise<void>): Promise<void> {
  const disk = new Disk(before);
  const promised = new Set<number>();
  const image = path.join(scene.folder, 'image');
  let next = 0;
  for (const moment of moments) {
    for (const call of calls.slice(next, moment)) {
      if (call.what === 'answered') promised.add(call.seq);
      disk.call(call);
    }
    next = moment;
    disk.writeImage(image, left, random);
    try {
      await hold(() => judgeImage(scene, image, accepted.filter(({ seq }) => promised.has(seq))));
    } finally {
      rmSync(image, { recursive: true, force: true });
    }
  }
}

function momentsAfterAnswer(calls: readonly DiskCall[]): readonly number[] {
  const first = calls.findIndex(({ what }) => what === 'answered') + 1;
  return Array.from({ length: calls.length - first + 1 }, (_, nth) => first + nth);
}

function draw(times: number, moments: readonly number[], random: Random): readonly number[] {
  return Array.from({ length: times }, () => moments[random.int(0, moments.length - 1)] ?? 0).toSorted((a, b) => a - b);
}

async function judgeImage(scene: FaultScene, image: string, promised: readonly Accepted[]): Promise<Found> {
  const relay = await startRelay({ data: image });
  try {
    const judged = judge({ accepted: promised, log: await wholeLog(relay, scene.overseer), keepers: [], source: 'main' });
    // A cloud that never read its answer repeats the push, and must be told the old seq.
    const known = new Set(promised.slice(-20).map(({ eventId }) => eventId));
    const calls = new Set([...known].map((eventId) => eventId.slice(0, eventId.lastIndexOf('-'))));
    const wrong = scene.cloud.wrong.length;
    if (judged.lost === 0) await scene.cloud.send(relay.url, [...calls].flatMap((call) => callPushes(call, [...scene.tokens.keys()])).filter(({ eventId }) => known.has(eventId)));
    return { ...judged, wrong: scene.cloud.wrong.slice(wrong) };
  } finally {
    await relay.kill();
  }
}
