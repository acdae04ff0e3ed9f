import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { everyCall } from '../../../shared/api/history-filter.ts';
import type { DanpingEvent } from '../../../shared/contract/event.ts';
import { eventOf } from '../../../shared/contract/testing/event-of.ts';
import { DeskMemory } from './desk-memory.ts';
import { findRows, pageOf } from './find-rows.ts';

const ring = (seq: number, callId: string, more: Partial<DanpingEvent> = {}): DanpingEvent =>
  eventOf(more.kind ?? 'call.ringing', { seq, callId, direction: 'inbound', callType: 'normal', at: `2026-11-20T02:21:${String(seq).padStart(2, '0')}.000Z`, ...more });

it('makes the same calls of the same events, however they are cut and repeated', () => {
  const events = [ring(1, 'a'), ring(2, 'b'), ring(3, 'a', { kind: 'call.answered' }), ring(4, 'a', { kind: 'call.ended' }), ring(5, 'b', { kind: 'call.ended' })];
  const whole = new DeskMemory('20001');
  whole.take(events);
  expect(whole.rows.map(({ callId, state, outcome }) => [callId, state, outcome])).toEqual([['b', 'ended', 'missed'], ['a', 'ended', 'answered']]);
  fc.assert(fc.property(fc.array(fc.subarray(events, { minLength: 1 }), { minLength: 1 }), (batches) => {
    const memory = new DeskMemory('20001');
    for (const batch of [...batches, events]) memory.take(batch);
    expect(memory.rows).toEqual(whole.rows);
  }));
});

it('shows a call that the cloud tells under two names once, in whatever order they come', () => {
  const first = ring(1, 'own', { data: { superUniqueId: 'second' } });
  const wrapped = ring(2, 'second', { kind: 'call.answered', data: { superUniqueId: 'second' } });
  for (const events of [[first, wrapped], [wrapped, first]]) {
    const memory = new DeskMemory('20001');
    const absorbed = events.flatMap((event) => memory.take([event]).absorbed);
    expect(memory.rows.map(({ callId, state }) => [callId, state])).toEqual([['own', 'answered']]);
    expect(absorbed).toEqual(events[0] === wrapped ? ['second'] : []);
  }
});

it('knows the agent’s own status, and of nobody else’s', () => {
  const memory = new DeskMemory('20001');
  const status = (seq: number, agentNumber: string) => eventOf('agent.status', { seq, agentNumber, callId: null, data: { status: 'busy', statusNumber: 1, statusName: '忙碌' } });
  expect(memory.take([status(1, '20002')]).status).toBeNull();
  expect(memory.take([status(2, '20001')]).status).toMatchObject({ agentNumber: '20001', status: 'busy' });
});

it('lets bad events be, and keeps the others', () => {
  const memory = new DeskMemory('20001');
  fc.assert(fc.property(fc.anything(), (bad) => {
    memory.take([bad]);
  }));
  memory.take([null, ring(1, 'a'), { seq: 1 }]);
  expect(memory.rows.map(({ callId }) => callId)).toEqual(['a']);
});

it('ticks a missed call off and on again', () => {
  const memory = new DeskMemory('20001');
  memory.take([ring(1, 'a'), ring(2, 'a', { kind: 'call.ended' })]);
  memory.mark('a', 7);
  expect(memory.row('a')?.missedDoneAt).toBe(7);
  memory.take([ring(3, 'a', { kind: 'call.ended' })]);
  expect(memory.row('a')?.missedDoneAt).toBe(7);
  memory.mark('a', null);
  expect(memory.row('a')?.missedDoneAt).toBeNull();
});

it('pages through every call once, whatever the size of a page', () => {
  const memory = new DeskMemory('20001');
  memory.take(Array.from({ length: 9 }, (_, i) => ring(i + 1, `c${i}`, { at: `2026-11-20T02:21:0${Math.floor(i / 3)}.000Z`, customerNumber: `138${i}` })));
  fc.assert(fc.property(fc.integer({ min: 1, max: 10 }), (limit) => {
    const seen: string[] = [];
    for (let after: { startedAt: number; callId: string } | null = null; ; ) {
      const page = pageOf(memory.rows, after, limit);
      seen.push(...page.rows.map(({ callId }) => callId));
      after = page.next;
      if (!after) break;
    }
    expect(seen).toEqual(memory.rows.map(({ callId }) => callId));
  }));
  expect(findRows(memory.rows, { ...everyCall, text: '1384' }).map(({ callId }) => callId)).toEqual(['c4']);
  expect(findRows(memory.rows, { ...everyCall, direction: 'outbound' })).toEqual([]);
});
