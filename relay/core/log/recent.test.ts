import { expect, test } from 'vitest';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { draftOf } from '../testing/drafts.ts';
import { RecentEvents } from './recent.ts';
import type { Viewer } from '../viewer.ts';

const supervisor: Viewer = { role: 'supervisor', login: 'li' };
const agentViewer = (number: string): Viewer => ({ role: 'agent', agentNumber: number, name: number, audienceKey: `main/${number}` });

function recentOf(seq: number, number: string) {
  const event: DanpingEvent = { ...draftOf(), seq, id: `e${seq}`, source: 'main', dialect: 'moor-v7', receivedAt: '2026-11-20T02:00:00.000Z' };
  return { event, receivedAt: 0, json: JSON.stringify(event), bytes: 100, audience: [`main/${number}`] };
}

test('the end of the log stays within its bounds, and never passes for more than it holds', () => {
  const recent = new RecentEvents(0, { maxEvents: 300, maxBytes: 20_000 });
  for (let seq = 1; seq <= 1_000; seq++) recent.add(recentOf(seq, seq % 3 === 0 ? '20001' : '20002'));
  const read = (viewer: Viewer = supervisor, afterSeq = 800) => [...(recent.readFor(viewer, { afterSeq, skip: null }) ?? [])].map(({ event }) => event.seq);

  expect(recent.readFor(supervisor, { afterSeq: 799, skip: null })).toBeNull();
  expect(recent.readFor(agentViewer('20001'), { afterSeq: 799, skip: null })).toBeNull();
  expect(read()).toEqual(Array.from({ length: 200 }, (_, i) => 801 + i));
  expect(read(agentViewer('20001'), 990)).toEqual([993, 996, 999]);
  expect(read(agentViewer('20003'), 990)).toEqual([]);
  expect(read(supervisor, 1_000)).toEqual([]);
});
