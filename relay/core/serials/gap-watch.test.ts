import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { eventOf } from '../../../src/shared/contract/testing/event-of.ts';
import { ok } from '../../../src/shared/result.ts';
import type { EventLog } from '../ports.ts';
import { GapWatch, type GapTotals } from './gap-watch.ts';

const epoch = Date.parse('2026-11-20T02:00:00.000Z');

/** An event with a number, received so many seconds after the first moment. */
function event(serial: number | null, seconds: number, source = 'well', account = 'test.cc'): DanpingEvent {
  const receivedAt = new Date(epoch + seconds * 1_000).toISOString();
  return eventOf('ivr.started', { seq: 1, source, account, at: null, receivedAt, data: serial === null ? {} : { serial } });
}

function watch(said: [string, number][] = []): GapWatch {
  return new GapWatch({
    placeOf: ({ account, data: { serial } }) => (typeof serial === 'number' ? { sequence: account ?? '', serial } : null),
    onLost: (source, events) => said.push([source, events]),
  });
}

/** A log that holds these events from seq 1 on. */
function logOf(events: readonly DanpingEvent[]): Pick<EventLog, 'readFor' | 'head'> {
  return {
    head: events.length,
    readFor: (_viewer, { afterSeq }, { maxItems }) => {
      const items = events.slice(afterSeq, afterSeq + maxItems);
      return ok({ items, upTo: afterSeq + items.length });
    },
  };
}

const totalsOf = (gaps: GapWatch): Record<string, GapTotals> => Object.fromEntries(gaps.totals());
const none = { lost: 0, filled: 0, renumbered: 0 };

test('each source and each count of it stand for themselves', () => {
  const gaps = watch();
  for (const next of [event(1, 0), event(500, 1, 'well', 'other.cc'), event(2, 2), event(502, 3, 'well', 'other.cc'), event(9, 4, 'second'), event(null, 5, 'third')]) gaps.take(next);
  gaps.settle(epoch + 63_000);
  expect(totalsOf(gaps)).toEqual({ well: { ...none, lost: 1 }, second: none });
});

test('says what was lost, once in ten minutes for each source', () => {
  const said: [string, number][] = [];
  const gaps = watch(said);
  gaps.take(event(1, 0));
  gaps.take(event(4, 1));
  gaps.settle(epoch + 60_000);
  expect(said).toEqual([]);
  gaps.settle(epoch + 61_000);
  gaps.settle(epoch + 62_000);
  expect(said).toEqual([['well', 2]]);
  gaps.take(event(6, 70));
  gaps.take(event(9, 80));
  gaps.settle(epoch + 660_999);
  expect(said).toEqual([['well', 2]]);
  gaps.settle(epoch + 661_000);
  expect(said).toEqual([['well', 2], ['well', 3]]);
});

test('follows so many counts of a source; of one that is given up, what was awaited is lost', () => {
  const gaps = watch();
  for (const serial of [1, 3]) gaps.take(event(serial, 0, 'well', 'first.cc'));
  for (let i = 0; i < 31; i++) gaps.take(event(1, 1, 'well', `${i}.cc`));
  expect(totalsOf(gaps)['well']).toEqual(none);
  gaps.take(event(1, 1, 'well', 'one-too-many.cc'));
  expect(totalsOf(gaps)['well']).toEqual({ ...none, lost: 1 });
  gaps.take(event(9, 2, 'well', 'first.cc'));
  gaps.settle(epoch + 1e9);
  expect(totalsOf(gaps)['well']).toEqual({ ...none, lost: 1 });
});

test('what is heard of stays, however many others come and go', () => {
  const gaps = watch();
  for (let i = 0; i < 100; i++) for (const account of ['first.cc', `${i}.cc`]) gaps.take(event(2 * i, i, 'well', account));
  gaps.settle(epoch + 1e9);
  expect(totalsOf(gaps)['well']).toEqual({ ...none, lost: 99 });
});

describe('after a start', () => {
  const before = [event(1, 0), event(4, 1), event(5, 200)];

  test('what was lost before is told by nobody again, and is filled by who comes late', () => {
    const said: [string, number][] = [];
    const gaps = watch(said);
    gaps.remember(logOf(before), epoch + 300_000);
    gaps.settle(epoch + 1e9);
    expect([totalsOf(gaps), said]).toEqual([{ well: none }, []]);
    gaps.take(event(2, 301));
    expect(totalsOf(gaps)).toEqual({ well: { ...none, filled: 1 } });
  });

  test('what was lost while no relay ran is missed', () => {
    const gaps = watch();
    gaps.remember(logOf(before), epoch + 300_000);
    gaps.take(event(9, 301));
    gaps.settle(epoch + 361_000);
    expect(totalsOf(gaps)).toEqual({ well: { ...none, lost: 3 } });
  });

  test('only the log’s end counts', () => {
    const gaps = watch();
    gaps.remember(logOf([...before, ...Array.from({ length: 10_000 }, () => event(null, 201, 'main'))]), epoch + 300_000);
    gaps.take(event(9, 301));
    gaps.settle(epoch + 1e9);
    expect(totalsOf(gaps)).toEqual({ well: none });
  });

  test('a log that cannot be read just now holds up nothing', () => {
    const gaps = watch();
    gaps.remember({ head: 7, readFor: () => ({ ok: false, failure: { code: 'log-unreadable', cause: '', mend: '' } }) }, epoch);
    expect(totalsOf(gaps)).toEqual({});
  });

  test('restarts, as many as there may be, change nothing of what is missing in all', () => {
    const arrival = fc.record({ serial: fc.nat(60), seconds: fc.nat(90), restarts: fc.boolean() });
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 80 }), (arrivals) => {
        const sum = { once: 0, often: 0 };
        const netOf = (gaps: GapWatch): number => (totalsOf(gaps)['well']?.lost ?? 0) - (totalsOf(gaps)['well']?.filled ?? 0);
        const [whole, log] = [watch(), Array<DanpingEvent>()];
        let [part, now] = [watch(), 0];
        for (const { serial, seconds, restarts } of arrivals) {
          now += seconds;
          const next = event(serial, now);
          log.push(next);
          for (const each of [whole, part]) {
            each.take(next);
            each.settle(epoch + now * 1_000);
          }
          if (!restarts) continue;
          sum.often += netOf(part);
          part = watch();
          part.remember(logOf(log), epoch + now * 1_000);
        }
        for (const each of [whole, part]) each.settle(epoch + 1e9);
        sum.once = netOf(whole);
        expect(sum.often + netOf(part)).toBe(sum.once);
      }),
      { numRuns: 300 },
    );
  });
});
