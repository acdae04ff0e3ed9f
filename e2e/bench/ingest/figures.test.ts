import { expect, test } from 'vitest';
import type { LoadResult } from '../load/wish.ts';
import { figuresOf, type Contender } from './figures.ts';

function seen(p99: number, perSecond: number, lost = 0): LoadResult {
  const times = { p50: p99 / 2, p99, longest: p99 };
  return { pushes: 1_000, allPushes: 1_200, answered: 1_000, delivered: 1_000 - lost, seconds: 2, deliveredPerSecond: perSecond, delivery: times, answer: times, loadCpu: 0.5, serverCpu: 1, cpuEachUs: 30 };
}

function contender(name: string, p99: number, perSecond: number, lost = 0): Contender {
  return { name, configuration: `${name}.conf`, skipped: null, clients: [], start: () => Promise.reject(new Error('not started')), steady: [seen(p99, 500)], flood: [seen(9, perSecond, lost)] };
}

const fsyncs = [0.2, 0.2, 0.2];
const verdicts = (ours: Contender, peers: readonly Contender[]) => figuresOf(ours, peers, fsyncs).map(({ ok }) => ok);

test('a push may take half as long again as at bare Socket.IO and two fsyncs, no longer than at Node-RED, and nchan is shown', () => {
  const peers = [contender('bare Socket.IO', 1, 30_000), contender('Node-RED', 1.9, 15_000), contender('nginx with nchan', 0.2, 60_000)];
  expect(verdicts(contender('Danping', 1.9, 15_000), peers)).toEqual([true, true, null, true, true, null, true]);
  expect(verdicts(contender('Danping', 1.91, 14_999), peers)).toEqual([false, false, null, false, false, null, true]);
});

test('a push that was answered and never came is over any budget', () => {
  expect(verdicts(contender('Danping', 1, 15_000, 1), [])).toEqual([false]);
});

test('a peer that is not here is named with its reason', () => {
  const rows = figuresOf(contender('Danping', 1, 20_000), [{ ...contender('nginx with nchan', 1, 1), skipped: 'no apt-get here', steady: [], flood: [] }], fsyncs);
  expect(rows.slice(0, 2)).toEqual([
    expect.objectContaining({ figure: 'push to client at 500/s, p99, against nginx with nchan', value: null, ok: null, detail: { skipped: 'no apt-get here' } }),
    expect.objectContaining({ figure: 'pushes sustained, against nginx with nchan', value: null, ok: null, detail: { skipped: 'no apt-get here' } }),
  ]);
});
