import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { sendPushes } from '../simulator/send/sender.ts';
import { fillFolder, pushesOfLastHour, type Filled, type Past } from './filled-folder.ts';
import { boardOf, timeStart, type Shown, type StartTimes } from './start-times.ts';

const usage = `usage: node relay/testing/measure-start.ts [switches]: how soon a relay with a long log serves, and its board is right
  --events N --agents N --days N   as for fill-folder.ts
  --since A,B,…                    after SIGKILL, so many events since the board was remembered (default 20000,150000)
  --rounds N                       (default 3)
One JSON line for each way in which the relay ended before, with the milliseconds of each round, shortest first.`;

const count = z.coerce.number().int().positive();
const switches = z.object({
  events: count.default(1_000_000),
  agents: count.default(200),
  days: count.default(5),
  rounds: count.default(3),
  since: z.string().default('20000,150000').transform((text) => z.array(count).parse(text.split(','))),
});

/** One data folder and the board that its relay showed last. */
class Measured {
  readonly #past: Past;
  readonly #filled: Filled;
  readonly #rounds: number;
  #shown: Shown | null = null;

  constructor(past: Past, filled: Filled, rounds: number) {
    this.#past = past;
    this.#filled = filled;
    this.#rounds = rounds;
  }

  get #memory(): string {
    return join(this.#past.folder, 'board.json');
  }

  async afterUpdate(): Promise<void> {
    await this.#measure({ ended: 'without a memory' }, () => rmSync(this.#memory, { force: true }));
  }

  async afterStop(): Promise<void> {
    await this.#measure({ ended: 'by SIGTERM' }, () => undefined);
  }

  /** Pushes so many events, kills the relay, and puts back what was remembered before, as if it had not been renewed since. */
  async afterKill(eventsSince: number): Promise<void> {
    const { folder } = this.#past;
    const { supervisor, hookPath } = this.#filled;
    const kept = `${this.#memory}.kept`;
    copyFileSync(this.#memory, kept);
    const { relay } = await timeStart(folder, supervisor, this.#shown);
    const pushes = pushesOfLastHour({ ...this.#past, events: eventsSince, until: Date.now() });
    await sendPushes(pushes, { hookUrl: relay.url + hookPath, speed: 'as-fast-as-possible', concurrency: 64 });
    this.#shown = await boardOf(relay, supervisor);
    await relay.kill();
    await this.#measure({ ended: 'by SIGKILL', eventsSince }, () => copyFileSync(kept, this.#memory));
  }

  async #measure(how: object, prepare: () => void): Promise<void> {
    const all: StartTimes[] = [];
    for (let round = 0; round < this.#rounds; round++) {
      prepare();
      const start = await timeStart(this.#past.folder, this.#filled.supervisor, this.#shown);
      all.push(start.times);
      this.#shown = start.shown;
      await start.relay.stop();
    }
    const sorted = (name: keyof StartTimes) => all.map((times) => times[name]).toSorted((a, b) => a - b);
    const figures = { listeningMs: sorted('listeningMs'), readyMs: sorted('readyMs'), boardMs: sorted('boardMs'), wholeMs: sorted('wholeMs') };
    process.stdout.write(`${JSON.stringify({ ...how, events: this.#filled.head, ...figures })}\n`);
  }
}

const names = Object.keys(switches.shape);
const given = switches.safeParse({ ...parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])) }).values });
if (given.success) {
  const { rounds, since, ...sizes } = given.data;
  const folder = mkdtempSync(join(tmpdir(), 'danping-start-'));
  try {
    const past = { folder, until: Date.now(), ...sizes };
    const measured = new Measured(past, await fillFolder(past), rounds);
    await measured.afterUpdate();
    await measured.afterStop();
    for (const events of since) await measured.afterKill(events);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
}
