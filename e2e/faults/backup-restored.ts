import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../relay/simulator/random.ts';
import { backUp, restore } from '../../scripts/lib/relay-process.ts';
import type { Fault } from './fault.ts';
import { judge } from './harness/judge.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';
import { underLoad } from './harness/under-load.ts';

const pushesPerSecond = 200;

/** A backup that was made under load is restored after more has come: what came since is gone for good, by the admin's own wish. */
export const backupRestored: Fault = {
  name: 'backup-restored',
  async cause({ seed, long, say }) {
    const random = createRandom(`${seed} restored`);
    const tally = new Tally('relay: an old backup is restored');
    for (const times = long ? 50 : 2; tally.times < times; ) {
      // Each on a log of its own: a seq stands for one promise only.
      const scene = await FaultScene.open();
      try {
        await scene.connectAll();
        await restoreOnce(scene, random.int(100, 1_000), tally);
      } finally {
        await scene.close();
      }
      if (tally.times % 10 === 0) say(`${tally.times} of ${times} times`);
    }
    return [tally.row()];
  },
};

async function restoreOnce(scene: FaultScene, momentMs: number, tally: Tally): Promise<void> {
  const { cloud, keepers } = scene;
  const file = path.join(scene.folder, 'backup.db');
  const head = await underLoad(scene, pushesPerSecond, async () => {
    await delay(momentMs);
    const backedUp = await backUp(scene.data, file);
    await delay(momentMs);
    return backedUp;
  });
  await scene.allCurrent();
  const promised = (await scene.ledger.accepted()).length;
  const before = (await scene.ledger.accepted()).filter(({ seq }) => seq <= head);
  const epochBefore = scene.relay.epoch;
  await scene.relay.stop();
  await restore(scene.data, file);

  await scene.startRelay();
  const servingAt = performance.now();
  if (scene.relay.epoch === epochBefore) tally.wrong('the restored log has the old epoch');
  await Promise.all(keepers.map((keeper) => keeper.welcomed(2)));
  const anew = keepers.filter(({ startedAnew }) => startedAnew === 1).length;
  if (anew !== keepers.length) tally.wrong(`${anew} of ${keepers.length} desks began anew`);
  await cloud.push(scene.relay.url, 50);
  const accepted = [...before, ...(await scene.ledger.accepted()).slice(promised)];
  await Promise.all(keepers.map((keeper) => keeper.reach(accepted.findLast(({ agentNumber }) => keeper.agentNumber === null || agentNumber === keeper.agentNumber)?.seq ?? 0)));
  tally.caused(performance.now() - servingAt);

  const log = await scene.log();
  const ofAgents = keepers.filter(({ agentNumber }) => agentNumber !== null);
  tally.judged({ ...judge({ accepted, log, keepers: ofAgents, source: 'main' }), wrong: cloud.wrong });
  // A supervisor without a cursor that holds begins at the head (contract §4).
  for (const supervisor of keepers.filter(({ agentNumber }) => agentNumber === null)) {
    const rows = JSON.stringify(supervisor.rows());
    if (rows !== JSON.stringify(log.filter(({ seq }) => seq > supervisor.head))) tally.wrong('a supervisor does not have what came after the restore, and that alone');
  }
}
