import { rmSync } from 'node:fs';
import path from 'node:path';
import { within, type Bench, type Figure } from './figure.ts';
import { pinning } from './harness/cores.ts';
import { copyOf, madeFolder } from './harness/made-folder.ts';
import { processorSeconds } from './harness/processor-time.ts';
import { quantile } from './harness/quantiles.ts';
import { startOnCore } from './harness/staffed-relay.ts';
import { sendAll } from './harness/send.ts';
import { ringingPush } from './load/push-body.ts';

const mostMs = 2_000;
/** So much the board has not remembered when the power is cut. */
const pushesBeforeCut = 2_000;

/** From the start of the relay's process to `GET /readyz` 200, with a long log: as a stop leaves it, a power cut, and an older relay. */
export const ready: Bench = {
  name: 'ready',
  async measure({ quick, say }) {
    const events = quick ? 100_000 : 1_000_000;
    const made = await madeFolder(events, say, true);
    const { data, remove } = copyOf(made);
    try {
      const rounds = quick ? 3 : 7;
      const times = { first: [] as Start[], stopped: [] as Start[], killed: [] as Start[] };
      rmSync(path.join(data, 'board.json'), { force: true });
      times.first.push(await startAndEnd(data, 'stop'));
      for (let round = 0; round < rounds; round += 1) {
        const bodies = Array.from({ length: pushesBeforeCut }, (_, nth) => ringingPush(`ready-${round}`, nth, '20001'));
        times.stopped.push(await startAndEnd(data, 'kill', { hookPath: made.filled.hookPath, bodies }));
        times.killed.push(await startAndEnd(data, 'stop'));
        say(`round ${round + 1} of ${rounds}: ${Math.round(times.stopped.at(-1)?.readyMs ?? 0)} ms after a stop, ${Math.round(times.killed.at(-1)?.readyMs ?? 0)} ms after a power cut`);
      }
      const median = (all: readonly Start[], of: (each: Start) => number): number => Math.round(quantile(all.map(of), 0.5));
      const row = (how: string, all: readonly Start[]): Figure => within(`relay ready with ${events} events in its log, ${how}`, quantile(all.map(({ readyMs }) => readyMs), 1), 'ms', mostMs, {
        median: median(all, ({ readyMs }) => readyMs),
        processorMs: median(all, ({ processorMs }) => processorMs),
        starts: all.length,
        cores: pinning,
      });
      return [row('after a stop', times.stopped), row('after a power cut', times.killed), row('with no memory of its board', times.first)];
    } finally {
      remove();
    }
  },
};

interface Start {
  readonly readyMs: number;
  /** What of that the relay had a processor for. */
  readonly processorMs: number;
}

/** Starts, waits until it is ready, and ends it; what is pushed in between does not count. */
async function startAndEnd(data: string, how: 'stop' | 'kill', pushed?: { readonly hookPath: string; readonly bodies: readonly string[] }): Promise<Start> {
  const began = performance.now();
  const relay = await startOnCore({ data });
  try {
    for (let status = 0; status !== 200; ) ({ status } = await fetch(`${relay.url}/readyz`));
    const readyMs = performance.now() - began;
    const processorMs = processorSeconds(relay.pid) * 1_000;
    if (pushed) await sendAll(relay.url + pushed.hookPath, pushed.bodies);
    return { readyMs, processorMs };
  } finally {
    await relay[how]();
  }
}
