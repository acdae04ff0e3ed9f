import { allowed, type Fault, type FaultRow, type FaultRun } from './fault.ts';
import { isSeenBy } from './harness/judge.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';
import { startWithClock } from './harness/wrong-clock.ts';

const dayMs = 86_400_000;
/** `reliability.md`: for 10,000 missed events. */
const budgetMs = 2_000;

/** Desks that were away for days, while the relay went on, kept its log in order and was started anew each day. */
export const daysOffline: Fault = {
  name: 'days-offline',
  cause: async (run) => [await sevenDays(run), await longerThanKept(run)],
};

async function sevenDays(run: FaultRun): Promise<FaultRow> {
  const tally = new Tally('network: 7 days offline, resumed by cursor');
  const scene = await FaultScene.open({ start: () => startWithClock(-7 * dayMs), supervisors: 0 });
  try {
    await scene.connectAll();
    await scene.cloud.push(scene.relay.url, 100);
    await scene.allCurrent();
    for (const keeper of scene.keepers) keeper.leave();
    await passDays(scene, 7, run.long ? 5_000 : 200, []);
    const backAt = performance.now();
    await scene.connectAll();
    await scene.allCurrent();
    tally.causedWithin(allowed(run, budgetMs), performance.now() - backAt);
    for (const keeper of scene.keepers) if (!keeper.resumed) tally.wrong(`${keeper.agentNumber} could not resume after 7 days`);
    tally.judged(await scene.judge());
  } finally {
    await scene.close();
  }
  return tally.row();
}

/** I7: who comes too late for the log is told so, and gets what is kept for everybody. */
async function longerThanKept(run: FaultRun): Promise<FaultRow> {
  const tally = new Tally('network: 40 days offline, the log kept for 30: told, and given 7 days');
  const scene = await FaultScene.open({ start: () => startWithClock(-40 * dayMs), supervisors: 0 });
  try {
    await scene.connectAll();
    await scene.cloud.push(scene.relay.url, 60);
    await scene.allCurrent();
    for (const keeper of scene.keepers) keeper.leave();
    const had = new Map(scene.keepers.map((keeper) => [keeper, keeper.seq]));
    await scene.cloud.push(scene.relay.url, 60);
    await startAgain(scene, 20, []);
    await scene.cloud.push(scene.relay.url, 60);
    const tooOldUpTo = Math.max(...(await scene.ledger.accepted()).map(({ seq }) => seq));
    await passDays(scene, 5, run.long ? 1_000 : 50, ['--keep-days', '30']);
    const backAt = performance.now();
    await scene.connectAll();
    await scene.allCurrent();
    tally.caused(performance.now() - backAt);

    const due = (await scene.ledger.accepted()).filter(({ seq }) => seq > tooOldUpTo);
    for (const keeper of scene.keepers) {
      if (keeper.resumed) tally.wrong(`${keeper.agentNumber} was not told that the log no longer joins on`);
      const rows = keeper.rows();
      const held = new Set(rows.map(({ seq }) => seq));
      if (rows.some(({ seq }) => seq > (had.get(keeper) ?? 0) && seq <= tooOldUpTo)) tally.wrong(`${keeper.agentNumber} got events that are older than 7 days`);
      tally.judged({
        lost: due.filter(({ agentNumber, seq }) => agentNumber === keeper.agentNumber && !held.has(seq)).length,
        duplicated: keeper.repeated,
        foreign: rows.filter((row) => !isSeenBy(keeper.agentNumber, row)).length,
      });
    }
    tally.judged({ lost: 0, duplicated: 0, foreign: 0, wrong: scene.cloud.wrong });
  } finally {
    await scene.close();
  }
  return tally.row();
}

/** The relay is started anew each day under that day's clock, and takes pushes. */
async function passDays(scene: FaultScene, days: number, pushesOfDay: number, args: readonly string[]): Promise<void> {
  for (let ago = days - 1; ago >= 0; ago -= 1) {
    await startAgain(scene, ago, args);
    await scene.cloud.push(scene.relay.url, pushesOfDay);
  }
}

async function startAgain(scene: FaultScene, daysAgo: number, args: readonly string[]): Promise<void> {
  await scene.relay.kill();
  await scene.startRelay({ ...(daysAgo > 0 && startWithClock(-daysAgo * dayMs)), args });
}
