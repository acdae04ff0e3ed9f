import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok, fail } from '../../../src/shared/result.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import type { EventLog, Stretch } from '../ports.ts';
import type { AudienceKey, Viewer } from '../viewer.ts';
import { draftOf } from '../testing/drafts.ts';
import { FanOut } from './fan-out.ts';
import { Pump } from './pump.ts';

const viewer: Viewer = { role: 'agent', agentNumber: '20001', name: 'A', audienceKey: 'main/20001' };

function eventAt(seq: number): DanpingEvent {
  return { ...draftOf(), seq, id: `e${seq}`, source: 'main', dialect: 'moor-v7', receivedAt: '2026-11-20T02:00:00.000Z' };
}

/** A log that hands out at most three events at a time, and a client whose acknowledgements the test gives. */
function bench() {
  const log = { events: [] as DanpingEvent[], broken: false };
  const sent: Stretch[] = [];
  const open: ((acknowledged: boolean) => void)[] = [];
  const dropped: string[] = [];
  const readFor: EventLog['readFor'] = (_viewer, { afterSeq }) => {
    if (log.broken) return fail('log-unreadable', '', '');
    const all = log.events.filter(({ seq }) => seq > afterSeq);
    const items = all.slice(0, 3);
    return ok({ items, upTo: all.length > 3 ? (items.at(-1)?.seq ?? 0) : log.events.length });
  };
  const pump = new Pump(viewer, { afterSeq: 0, skip: null }, { readFor }, {
    send: (batch, done) => {
      sent.push(batch);
      open.push(done);
    },
    drop: (reason) => dropped.push(reason),
  });
  return { log, pump, sent, open, dropped, append: () => log.events.push(eventAt(log.events.length + 1)) };
}

describe('a client', () => {
  test('gets the next batch after it has acknowledged the one before, and every event once', () => {
    const step = fc.constantFrom('append', 'wake', 'acknowledge');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { log, pump, sent, open, append } = bench();
        for (const what of steps) {
          if (what === 'append') append();
          if (what === 'wake') pump.wake();
          if (what === 'acknowledge') open.shift()?.(true);
          expect(open.length).toBeLessThanOrEqual(1);
          expect(pump.oldestUnacknowledged).toBe(open.length > 0 ? sent.at(-1)?.items[0]?.seq : null);
        }
        pump.wake();
        while (open.length > 0) open.shift()?.(true);
        expect(sent.flatMap(({ items }) => items)).toEqual(log.events);
      }),
    );
  });

  test('is not sent an empty batch', () => {
    const { pump, sent } = bench();
    pump.wake();
    expect(sent).toEqual([]);
  });

  test('that does not acknowledge is dropped, and gets nothing more', () => {
    const { pump, sent, open, dropped, append } = bench();
    append();
    pump.wake();
    open.shift()?.(false);
    append();
    pump.wake();
    expect([sent.length, dropped]).toEqual([1, ['no-acknowledgement']]);
  });

  test('that has left is not spoken to, even if its acknowledgement comes late', () => {
    const { pump, sent, open, dropped, append } = bench();
    append();
    pump.wake();
    append();
    pump.stop();
    open.shift()?.(true);
    open.shift()?.(false);
    expect([sent.length, dropped]).toEqual([1, []]);
  });

  test('is let go while the log cannot be read', () => {
    const { log, pump, dropped, append } = bench();
    append();
    log.broken = true;
    pump.wake();
    expect(dropped).toEqual(['log-unreadable']);
  });
});

test('news wakes those it concerns, and supervisors', () => {
  const woken: string[] = [];
  const fanOut = new FanOut();
  const pumpFor = (name: string, who: Viewer) =>
    new Pump(who, { afterSeq: 0, skip: null }, { readFor: () => (woken.push(name), ok({ items: [], upTo: 0 })) }, { send: () => undefined, drop: () => undefined });
  const agent = (number: string): Viewer => ({ ...viewer, agentNumber: number, audienceKey: `main/${number}` });
  const second = pumpFor('20001 again', agent('20001'));
  for (const pump of [pumpFor('20001', agent('20001')), second, pumpFor('20002', agent('20002')), pumpFor('li', { role: 'supervisor', login: 'li' })]) {
    fanOut.add(pump);
  }
  const wake = (audience: ReadonlySet<AudienceKey> | null) => {
    woken.length = 0;
    fanOut.wake(audience);
    return [...woken];
  };
  expect(fanOut.clients()).toEqual({ agents: 3, supervisors: 1, oldestUnacknowledged: null });
  expect(wake(new Set(['main/20001', 'main/20009']))).toEqual(['20001', '20001 again', 'li']);
  expect(wake(new Set())).toEqual(['li']);
  expect(wake(null)).toEqual(['20001', '20001 again', '20002', 'li']);
  fanOut.remove(second);
  expect(wake(new Set(['main/20001']))).toEqual(['20001', 'li']);
});

test('of several clients that are behind, the furthest is told', () => {
  const fanOut = new FanOut();
  const benches = [bench(), bench(), bench()];
  for (const [i, { pump, append }] of benches.entries()) {
    fanOut.add(pump);
    for (let seq = 0; seq < 3 - i; seq++) append();
    pump.wake();
  }
  expect(fanOut.clients().oldestUnacknowledged).toBe(1);
  const [first, second] = benches;
  for (const behind of [first, second]) {
    behind?.append();
    behind?.open.shift()?.(true);
  }
  benches[2]?.open.shift()?.(true);
  expect(fanOut.clients()).toEqual({ agents: 3, supervisors: 0, oldestUnacknowledged: 3 });
});
