import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventOf } from '../../src/shared/contract/testing/event-of.ts';
import { DeliveryClock } from './delivery-clock.ts';
import { RelayMetrics } from './relay-metrics.ts';

describe('the delivery clock', () => {
  const places = 8;

  test('times each event once, at its first delivery, as long as it is among the newest', () => {
    const step = fc.record({ commit: fc.boolean(), seq: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const clock = new DeliveryClock(places);
        const open = new Map<number, number>();
        let head = 0;
        for (const [now, { commit, seq }] of steps.entries()) {
          if (commit) {
            clock.committed(++head, now);
            open.set(head, now);
            open.delete(head - places);
            continue;
          }
          const since = open.get(seq);
          expect(clock.delivered(seq, now)).toBe(since === undefined ? null : now - since);
          open.delete(seq);
        }
      }),
    );
  });

  test('does not take an event for another after seqs were left out', () => {
    const clock = new DeliveryClock(places);
    clock.committed(3, 0);
    clock.committed(12, 5);
    expect(clock.delivered(11, 9)).toBeNull();
    expect(clock.delivered(12, 9)).toBe(4);
  });
});

test('looking changes no count', async () => {
  const metrics = new RelayMetrics();
  for (let seq = 1; seq <= 1_000; seq++) {
    const event = eventOf('call.ringing', { seq });
    metrics.answered('main', seq % 2 ? 'accepted' : 'duplicate', 1);
    metrics.appended(event);
    metrics.delivered([event]);
  }
  for (let looks = 0; looks < 2; looks++) {
    const text = await metrics.text();
    expect(text).toContain('danping_pushes_total{source="main",kind_of_answer="accepted"} 500\n');
    expect(text).toContain('danping_pushes_total{source="main",kind_of_answer="refused_400"} 0\n');
    expect(text).toContain('danping_events_total{source="main",kind="call.ringing"} 1000\n');
    expect(text).toContain('danping_delivery_seconds_count 1000\n');
  }
});

test('what cannot be told just now is left out, and the rest is told', async () => {
  const metrics = new RelayMetrics();
  let isWell = true;
  metrics.watch({
    head: () => 7,
    clients: () => ({ agents: 1, supervisors: 0, oldestUnacknowledged: 7 }),
    logBytes: () => (isWell ? { 'events.db': 1 } : null),
    quarantineEntries: () => (isWell ? 0 : null),
    gaps: () => [],
    canWrite: async () => isWell,
  });
  const values = async () => (await metrics.text()).split('\n').filter((line) => /^danping_(log|quarantine|slowest)/.test(line));
  const head = ['danping_slowest_client_lag_events 1', 'danping_log_head 7'];
  const well = [...head, 'danping_log_bytes{file="events.db"} 1', 'danping_quarantine_entries 0', 'danping_log_failing 0'];
  expect(await values()).toEqual(well);
  isWell = false;
  expect(await values()).toEqual([...head, 'danping_log_failing 1']);
  isWell = true;
  expect(await values()).toEqual(well);
});
