import { simulateShift } from '../../relay/simulator/moor-v7/shift.ts';
import { createRandom, type Random } from '../../relay/simulator/random.ts';
import type { Fault } from './fault.ts';
import { foldedCalls, unlikeCalls, wrongFolds, type FoldedCalls } from './harness/folds.ts';
import type { Push } from './harness/pushes.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';
import { startWithClock } from './harness/wrong-clock.ts';

const agents = ['20001', '20002', '20003', '20004'];
const lateMs = 72 * 3_600_000;
const shiftMinutes = 40;

/** A shift whose pushes come in any order, many twice, and a third of them three days late. */
export const disorder: Fault = {
  name: 'disorder',
  async cause({ seed, long, say }) {
    const random = createRandom(seed);
    const tally = new Tally('cloud: repeats, any order, a third 72 h late');
    let [pushed, compared] = [0, 0];
    for (let shift = 0; shift < (long ? 100 : 1); shift += 1) {
      const pushes = shiftPushes(random.int(1, 1_000_000), Date.now() - lateMs);
      const inOrder = await tell(tally, async (scene) => scene.cloud.send(scene.relay.url, pushes));
      const inDisorder = await tell(tally, (scene) => sendInDisorder(scene, pushes, random), startWithClock(-lateMs));
      for (const [who, calls] of inDisorder.calls) {
        for (const callId of unlikeCalls(calls, inOrder.calls.get(who) ?? new Map())) tally.wrong(`${who ?? 'the supervisor'} has another call ${callId} than when told in order`);
      }
      tally.caused();
      pushed += pushes.length;
      compared += inDisorder.compared;
      say(`${shift + 1} shifts`);
    }
    tally.detail('pushes', pushed);
    tally.detail('foldsCompared', compared);
    return [tally.row()];
  },
};

/** Tells a relay and its desks in some way. @returns what each of them makes of it */
async function tell(tally: Tally, send: (scene: FaultScene) => Promise<void>, start = {}): Promise<{ readonly calls: ReadonlyMap<string | null, FoldedCalls>; readonly compared: number }> {
  const scene = await FaultScene.open({ agents, start: () => start });
  try {
    await scene.connectAll();
    await send(scene);
    tally.judged(await scene.judge());
    const folds = scene.keepers.map((keeper) => wrongFolds(keeper, agents));
    for (const words of folds.flatMap(({ wrong }) => wrong)) tally.wrong(words);
    return { calls: new Map(scene.keepers.map((keeper) => [keeper.agentNumber, foldedCalls(keeper)])), compared: folds.reduce((sum, fold) => sum + fold.compared, 0) };
  } finally {
    await scene.close();
  }
}

/** Two thirds at their time, with repeats among them; three days later the rest, and repeats of what is long known. */
async function sendInDisorder(scene: FaultScene, given: readonly Push[], random: Random): Promise<void> {
  const isLate = given.map(() => random.chance(1 / 3));
  const inTime = given.filter((_, index) => !isLate[index]);
  const late = given.filter((_, index) => isLate[index]);
  const some = (pushes: readonly Push[]): readonly Push[] => pushes.filter(() => random.chance(0.3));
  await scene.cloud.send(scene.relay.url, shuffled([...inTime, ...some(inTime)], random));
  await scene.relay.kill();
  await scene.startRelay();
  await scene.cloud.send(scene.relay.url, shuffled([...late, ...some(late), ...some(inTime)], random));
}

function shiftPushes(seed: number, endsAt: number): readonly Push[] {
  const duty = agents.map((agentNumber) => ({ agentNumber, agentName: `Agent ${agentNumber}` }));
  const durationMs = shiftMinutes * 60_000;
  const pushes = simulateShift({ seed, agents: duty, accountId: '20000153', startsAt: endsAt - durationMs, durationMs, callsPerAgentHour: 30 });
  return pushes.map(({ body }) => {
    // Some links come wrapped, and the wrapper names them (V7 page, 用户接通事件).
    const { content, uniqueId, eventUniqueId = uniqueId, agentNumber = Object(content).agentNumber } = Object(body);
    return { eventId: String(eventUniqueId), agentNumber: String(agentNumber), body };
  });
}

function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return items.map((item) => ({ item, at: random.next() })).toSorted((a, b) => a.at - b.at).map(({ item }) => item);
}
