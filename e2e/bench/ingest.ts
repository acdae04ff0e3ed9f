import path from 'node:path';
import type { Bench } from './figure.ts';
import { timeFsyncs } from './harness/fsync-time.ts';
import { bareSocketIo } from './harness/peers/bare-socketio.ts';
import { bareWs } from './harness/peers/bare-ws.ts';
import { nchan } from './harness/peers/nchan.ts';
import { nodeRed } from './harness/peers/node-red.ts';
import { staffedRelay } from './harness/staffed-relay.ts';
import { figuresOf, type Contender } from './ingest/figures.ts';
import { underLoad } from './harness/under-load.ts';
import type { LoadWish } from './load/wish.ts';

const agents = 200;
const steadyPerSecond = 500;
const floodAtOnce = 64;

const rates = { steady: { kind: 'steady', perSecond: steadyPerSecond }, flood: { kind: 'flood', atOnce: floodAtOnce } } as const;

/** Pushes through the relay and its peers in turn: how late they arrive at 500 a second, and how many a second there can be. */
export const ingest: Bench = {
  name: 'ingest',
  async measure({ quick, say }) {
    const staffed = await staffedRelay(agents);
    try {
      const ours: Contender = { name: 'Danping', configuration: 'as it is delivered', skipped: null, clients: staffed.clients, start: staffed.target, steady: [], flood: [] };
      // Nobody needs a token there: the number will do.
      const clients = staffed.clients.map(({ agentNumber }) => ({ agentNumber, token: agentNumber }));
      const peers = [bareSocketIo, bareWs, nodeRed, nchan].map((peer): Contender => ({ name: peer.name, configuration: peer.configuration, skipped: peer.install(), clients, start: peer.start, steady: [], flood: [] }));
      for (const { name, skipped } of peers) if (skipped !== null) say(`${name} is skipped: ${skipped}`);
      const fsyncs: number[] = [];
      const rounds = quick ? 1 : 3;
      const length: Pick<LoadWish, 'warmUpSeconds' | 'seconds'> = quick ? { warmUpSeconds: 1.5, seconds: 3 } : { warmUpSeconds: 3, seconds: 10 };
      for (let round = 0; round < rounds; round += 1) {
        for (const which of ['steady', 'flood'] as const) {
          fsyncs.push(...timeFsyncs(path.dirname(staffed.data), quick ? 200 : 500));
          for (const contender of [...peers, ours]) {
            if (contender.skipped !== null) continue;
            const seen = await underLoad(await contender.start(), { ...length, clients: contender.clients, rate: rates[which] });
            contender[which].push(seen);
            say(`round ${round + 1} of ${rounds}, ${contender.name}: ${which === 'steady' ? `p99 ${seen.delivery.p99.toFixed(2)} ms` : `${Math.round(seen.deliveredPerSecond)}/s`}`);
          }
        }
      }
      return figuresOf(ours, peers, fsyncs);
    } finally {
      staffed.remove();
    }
  },
};
