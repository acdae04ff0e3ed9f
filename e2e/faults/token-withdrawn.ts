import { setTimeout as delay } from 'node:timers/promises';
import { revokeAgent } from '../../scripts/lib/relay-process.ts';
import { createRandom } from '../../relay/simulator/random.ts';
import type { Fault } from './fault.ts';
import { quantile } from './harness/judge.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';

const agents = ['20001', '20002', '20003', '20004'];
const pushesPerSecond = 300;
const desksOfEach = 3;
/** Contract §2: a running relay closes their sockets within so many milliseconds. */
const budgetMs = 5_000;

/** Agents lose their tokens one after the other while calls come in for them: their desks are shown out, hear nothing more, and stay out. */
export const tokenWithdrawn: Fault = {
  name: 'token-withdrawn',
  async cause({ seed, long }) {
    const random = createRandom(seed);
    const tally = new Tally(`token withdrawn under ${pushesPerSecond} pushes/s`);
    for (let scenes = 0; scenes < (long ? 30 : 1); scenes += 1) {
      const scene = await FaultScene.open({ agents, desksOfEach });
      const stop = new AbortController();
      const pushing = scene.cloud.pushTo(scene.relay.url, pushesPerSecond, stop.signal);
      try {
        await scene.connectAll();
        for (const agentNumber of agents.slice(1)) {
          // The moment under load is what is tried.
          await delay(random.int(50, 500));
          await withdraw(scene, agentNumber, tally);
        }
        stop.abort();
        await pushing;
        tally.judged(await scene.judge());
      } finally {
        stop.abort();
        await pushing;
        await scene.close();
      }
    }
    return [tally.row()];
  },
};

async function withdraw(scene: FaultScene, agentNumber: string, tally: Tally): Promise<void> {
  const desks = scene.keepers.filter((keeper) => keeper.agentNumber === agentNumber);
  await revokeAgent(scene.data, agentNumber);
  const revokedAt = performance.now();
  const outAfterMs = await Promise.all(
    desks.map(async (desk) => {
      await desk.sees(({ revocations, losses }) => revocations > 0 && losses > 0, 'that its token was withdrawn', 4 * budgetMs);
      return performance.now() - revokedAt;
    }),
  );
  tally.caused(quantile(outAfterMs, 1));
  if (quantile(outAfterMs, 1) > budgetMs) tally.wrong(`${agentNumber} was out after ${Math.round(quantile(outAfterMs, 1))} ms, not within ${budgetMs}`);
  const heard = desks.map(({ seq }) => seq);
  for (const desk of desks) desk.onItems = (items) => tally.wrong(`${agentNumber} got ${items.length} events with a token that was withdrawn`);
  // As somebody would who kept the token, at the relay that goes on taking calls for this agent.
  const refused = desks.map(({ refusals }) => refusals);
  for (const desk of desks) desk.connect(scene.relay.url);
  await Promise.all(desks.map((desk, index) => desk.sees(({ refusals }) => refusals > (refused[index] ?? 0), 'that its token is refused')));
  await scene.cloud.nextAccepted();
  if (desks.some(({ seq }, index) => seq !== heard[index])) tally.wrong(`${agentNumber} heard more after it was shown out`);
}
