import { allowed, type Fault } from './fault.ts';
import { quantile } from './harness/judge.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';

const desks = 1_000;
const agents = ['20001', '20002', '20003', '20004', '20005'];
/** `reliability.md`. */
const budgetMs = 60_000;

/** A thousand desks lose the relay at once and come back, each after a wait of its own, to a relay that has just started and is pushed to. */
export const reconnectStorm: Fault = {
  name: 'reconnect-storm',
  async cause(run) {
    const tally = new Tally(`relay: killed with ${desks} desks connected`);
    const scene = await FaultScene.open({ agents, desksOfEach: desks / agents.length, inMemory: true });
    try {
      await scene.connectAll();
      await scene.cloud.push(scene.relay.url, 60);
      await scene.allCurrent();
      for (let time = 0; time < (run.long ? 30 : 1); time += 1) {
        await scene.relay.kill();
        const killedAt = performance.now();
        // Nobody is told: pushes of meanwhile fail, as they do while a relay starts.
        await scene.cloud.push(scene.relay.url, 30);
        await scene.startRelay();
        await scene.cloud.pushAgain(scene.relay.url);
        const backAfterMs: number[] = [];
        await Promise.all(
          scene.keepers.map(async (keeper) => {
            await scene.allCurrent(allowed(run, budgetMs), [keeper]);
            backAfterMs.push(performance.now() - killedAt);
          }),
        );
        tally.causedWithin(allowed(run, budgetMs), performance.now() - killedAt);
        tally.detail('deskBackP50Ms', quantile(backAfterMs, 0.5));
        tally.detail('deskBackFirstMs', quantile(backAfterMs, 0));
      }
      tally.judged(await scene.judge());
    } finally {
      await scene.close();
    }
    return [tally.row()];
  },
};
