import { setTimeout as delay } from 'node:timers/promises';
import { rounded, type Bench, type Figure } from './figure.ts';
import { CrowdProcess } from './harness/crowd-process.ts';
import { collectGarbage, inspectable } from './harness/inspected.ts';
import { startBareSocketIo } from './harness/peers/bare-socketio.ts';
import { residentBytes } from './harness/processor-time.ts';
import { quantile } from './harness/quantiles.ts';
import { freePort } from '../../scripts/lib/free-port.ts';
import { staffedRelay } from './harness/staffed-relay.ts';
import type { Client } from './harness/target.ts';

const mostRatio = 1.2;
const settleMs = 3_000;

interface Held {
  readonly residentEach: number;
  readonly heapEach: number;
  readonly before: number;
}

/** What one connected client that has nothing to hear costs the relay, and a bare Socket.IO server. */
export const memory: Bench = {
  name: 'memory',
  async measure({ quick, say }) {
    const clients = quick ? 500 : 2_000;
    const staffed = await staffedRelay(clients);
    try {
      const ours: Held[] = [];
      const bare: Held[] = [];
      for (let round = 0; round < (quick ? 1 : 3); round += 1) {
        bare.push(await holding(staffed.clients, async (port) => {
          const { pid, port: at, stop } = await startBareSocketIo(undefined, inspectable(port));
          return { url: `http://127.0.0.1:${at}`, pid, stop };
        }));
        ours.push(await holding(staffed.clients, (port) => staffed.start({ env: inspectable(port) })));
        say(`each of ${clients}: ours ${kib(ours.at(-1)?.residentEach)} KiB, bare ${kib(bare.at(-1)?.residentEach)} KiB`);
      }
      return [figureOf(clients, ours, bare)];
    } finally {
      staffed.remove();
    }
  },
};

const kib = (bytes = Number.NaN): number => rounded(bytes / 1_024);

interface Server {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Both sides of the difference are taken after the same: some have come and gone, garbage is collected, and nothing goes on. */
async function holding(clients: readonly Client[], start: (inspectPort: number) => Promise<Server>): Promise<Held> {
  const inspectPort = await freePort();
  const server = await start(inspectPort);
  const crowd = new CrowdProcess();
  const look = async (): Promise<{ readonly heap: number; readonly resident: number }> => {
    await delay(settleMs);
    return { heap: await collectGarbage(inspectPort), resident: residentBytes(server.pid) };
  };
  try {
    await crowd.meet(server.url, clients);
    await crowd.join(Math.round(clients.length / 10));
    await crowd.leave();
    const before = await look();
    await crowd.join(clients.length);
    const after = await look();
    return { residentEach: (after.resident - before.resident) / clients.length, heapEach: (after.heap - before.heap) / clients.length, before: before.resident };
  } finally {
    await crowd.end();
    await server.stop();
  }
}

function figureOf(clients: number, ours: readonly Held[], bare: readonly Held[]): Figure {
  const median = (all: readonly Held[], of: (each: Held) => number): number => quantile(all.map(of), 0.5);
  const [each, bareEach] = [median(ours, ({ residentEach }) => residentEach), median(bare, ({ residentEach }) => residentEach)];
  return {
    figure: 'memory for each connected client',
    value: kib(each),
    unit: 'KiB',
    against: `bare Socket.IO (${kib(bareEach)} KiB)`,
    ratio: rounded(each / bareEach),
    budget: `at most ${mostRatio} ×`,
    ok: each <= mostRatio * bareEach,
    detail: {
      clients,
      heapKiB: kib(median(ours, ({ heapEach }) => heapEach)),
      bareHeapKiB: kib(median(bare, ({ heapEach }) => heapEach)),
      relayWithoutClientsMiB: rounded(median(ours, ({ before }) => before) / 2 ** 20),
      taken: 'resident memory, garbage collected before each look',
    },
  };
}
