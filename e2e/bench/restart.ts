import { rounded, type Bench, type Figure } from './figure.ts';
import { asDesk, asSocketIo, CrowdProcess } from './harness/crowd-process.ts';
import { pinning } from './harness/cores.ts';
import { startBareSocketIo } from './harness/peers/bare-socketio.ts';
import { quantile } from './harness/quantiles.ts';
import { sendAll } from './harness/send.ts';
import { freePort } from '../../scripts/lib/free-port.ts';
import { staffedRelay, type StaffedRelay } from './harness/staffed-relay.ts';
import type { Retry } from './load/crowd-words.ts';
import { ringingPush } from './load/push-body.ts';

const mostRatio = 1.5;

/** Times since the kill, in milliseconds. */
interface Back {
  readonly listening: number;
  readonly half: number;
  readonly all: number;
}

/** From the kill of the server, started again at once, until every client is back and has what it lacked. */
export const restart: Bench = {
  name: 'restart',
  async measure({ quick, say }) {
    const clients = quick ? 500 : 2_000;
    const ours: Back[] = [];
    const bare: Back[] = [];
    const bareAsDesk: Back[] = [];
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      const staffed = await staffedRelay(clients);
      try {
        bare.push(await restartBare(staffed, asSocketIo));
        bareAsDesk.push(await restartBare(staffed, asDesk));
        ours.push(await restartOurs(staffed));
      } finally {
        staffed.remove();
      }
      say(`all of ${clients} current: ours after ${Math.round(ours.at(-1)?.all ?? 0)} ms, bare Socket.IO after ${Math.round(bare.at(-1)?.all ?? 0)} ms`);
    }
    const figure = `relay killed and started again with ${clients} clients: all current`;
    return [
      { figure, ...compared(ours, bare, "bare Socket.IO's own reconnection") },
      { figure, ...compared(ours, bareAsDesk, 'bare Socket.IO whose clients try again as soon as the desk'), budget: null, ok: null },
    ];
  },
};

/** Each client lacks one event when it comes back: the last one it had is not in its cursor. */
async function restartOurs({ clients, hookPath, start }: StaffedRelay): Promise<Back> {
  const first = await start();
  const crowd = new CrowdProcess();
  const pushRound = (run: string): Promise<void> => sendAll(first.url + hookPath, clients.map(({ agentNumber }, nth) => ringingPush(run, nth, agentNumber)));
  try {
    await crowd.meet(first.url, clients);
    await crowd.join(clients.length);
    await pushRound('noted');
    await crowd.until(1, 1);
    await crowd.note();
    await pushRound('lacking');
    await crowd.until(1, 2);
    const began = Date.now();
    await first.kill();
    const second = await start({ port: first.port });
    const back = backSince(began, Date.now(), await crowd.until(2, 3));
    await second.stop();
    return back;
  } finally {
    await crowd.end();
    await first.stop();
  }
}

async function restartBare({ clients }: StaffedRelay, retry: Retry): Promise<Back> {
  const port = await freePort();
  const first = await startBareSocketIo(port);
  const crowd = new CrowdProcess();
  try {
    await crowd.meet(`http://127.0.0.1:${port}`, clients, retry);
    await crowd.join(clients.length);
    const began = Date.now();
    await first.kill();
    const second = await startBareSocketIo(port);
    const back = backSince(began, Date.now(), await crowd.until(2, 0));
    await second.stop();
    return back;
  } finally {
    await crowd.end();
    await first.stop();
  }
}

function backSince(began: number, listeningAt: number, at: readonly number[]): Back {
  const times = at.map((each) => each - began);
  return { listening: listeningAt - began, half: quantile(times, 0.5), all: quantile(times, 1) };
}

function compared(ours: readonly Back[], bare: readonly Back[], against: string): Omit<Figure, 'figure'> {
  const median = (all: readonly Back[], of: (each: Back) => number): number => Math.round(quantile(all.map(of), 0.5));
  const [all, bareAll] = [median(ours, (each) => each.all), median(bare, (each) => each.all)];
  return {
    value: all,
    unit: 'ms',
    against: `${against} (${bareAll} ms)`,
    ratio: rounded(all / bareAll),
    budget: `at most ${mostRatio} ×`,
    ok: all <= mostRatio * bareAll,
    detail: {
      listening: median(ours, (each) => each.listening),
      bareListening: median(bare, (each) => each.listening),
      half: median(ours, (each) => each.half),
      bareHalf: median(bare, (each) => each.half),
      lacking: 'one event each',
      cores: pinning,
    },
  };
}
