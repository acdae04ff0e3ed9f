import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../relay/simulator/random.ts';
import { allowed, type Fault, type FaultRow } from './fault.ts';
import { Line, type Way } from './harness/line.ts';
import { FaultScene } from './harness/scene.ts';
import { Tally } from './harness/tally.ts';

const kinds: readonly { readonly fault: string; readonly way: Way }[] = [
  { fault: 'network: cut both ways, 10,000 events missed', way: 'both' },
  { fault: 'network: cut towards the relay alone, 10,000 events missed', way: 'there' },
  { fault: 'network: cut towards the desks alone, 10,000 events missed', way: 'back' },
];
const missed = 10_000;
/** By then both ends have noticed that the line is dead (docs/protocol.md, "Socket.IO out"). */
const noticedMs = 12_000;
/** `reliability.md`. */
const budgetMs = 2_000;

/** Three offices, each behind a line that is cut in another way while the relay goes on taking pushes. */
export const networkCut: Fault = {
  name: 'network-cut',
  async cause(run) {
    const random = createRandom(run.seed);
    const rows = kinds.map(({ fault }) => new Tally(fault));
    for (let time = 0; time < (run.long ? 50 : 1); time += 1) {
      // Every second cut of a long run is shorter than what anybody notices.
      await cutOnce(rows, { cutMs: time % 2 === 0 ? noticedMs : random.int(100, 9_000), budgetMs: allowed(run, budgetMs) });
      run.say(`${time + 1} cuts`);
    }
    return rows.map((row): FaultRow => row.row());
  },
};

async function cutOnce(rows: readonly Tally[], { cutMs, budgetMs: withinMs }: { readonly cutMs: number; readonly budgetMs: number }): Promise<void> {
  const scene = await FaultScene.open({ desksOfEach: 0, supervisors: 0 });
  const lines: Line[] = [];
  try {
    const offices = await Promise.all(
      kinds.map(async ({ way }, index) => {
        const line = await Line.to(scene.relay.port);
        lines.push(line);
        const desks = [scene.seat('20001'), scene.seat('20002'), scene.seat(null)];
        for (const desk of desks) desk.connect(line.url);
        await Promise.all(desks.map((desk) => desk.welcomed(1)));
        return { line, way, desks, row: rows[index] };
      }),
    );
    await scene.cloud.push(scene.relay.url, 300);
    await scene.allCurrent();
    for (const { line, way } of offices) line.cut(way);
    const cutAt = performance.now();
    await scene.cloud.push(scene.relay.url, missed);
    await delay(Math.max(0, cutMs - (performance.now() - cutAt)));
    // One after the other: how fast one office comes back is measured, not how fast this program keeps three.
    for (const { line, desks, row } of offices) {
      const mendedAt = performance.now();
      line.mend();
      await scene.allCurrent(60_000, desks);
      row?.causedWithin(withinMs, performance.now() - mendedAt);
    }
    for (const { desks, row } of offices) row?.judged(await scene.judge(desks));
  } finally {
    await scene.close();
    for (const line of lines) await line.close();
  }
}
