import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { eventOf } from '../../src/shared/contract/testing/event-of.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { Past } from './past.ts';

const start = Date.UTC(2026, 10, 20, 2);
const minuteMs = 60_000;
const received = (seq: number, minute: number): DanpingEvent => eventOf('call.ringing', { seq, receivedAt: new Date(start + minute * minuteMs).toISOString() });

/** A log that hands out `most` events at a time. */
function logOf(events: readonly DanpingEvent[], most: number) {
  const readBack = ({ afterSeq, beforeSeq }: { afterSeq: number; beforeSeq: number }): Result<readonly DanpingEvent[]> =>
    ok(events.filter(({ seq }) => seq > afterSeq && seq < beforeSeq).toReversed().slice(0, most));
  return { head: events.at(-1)?.seq ?? 0, readBack };
}

function readAll(past: Past): DanpingEvent[] {
  const all: DanpingEvent[] = [];
  while (!past.isWhole) {
    const slice = past.next();
    if (slice.ok) all.push(...slice.value);
  }
  return all;
}

test('the past is everything that is not known yet, newest first, each once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -90, max: 0 }), { maxLength: 40 }), fc.nat(40), fc.integer({ min: 1, max: 7 }), (minutes, knownUpTo, most) => {
      const events = minutes.map((minute, i) => received(i + 1, minute));
      const past = new Past({ log: logOf(events, most), knownUpTo, receivedSince: 0, now: start });
      expect(readAll(past)).toEqual(events.filter(({ seq }) => seq > knownUpTo).toReversed());
    }),
  );
});

test('the past ends where nothing is needed any more, and not at a single event of a clock that was wrong', () => {
  const minutes = [-200, -190, -100, -50, -40, -9_000, -30, -20, -10];
  const events = minutes.map((minute, i) => received(i + 1, minute));
  const past = new Past({ log: logOf(events, 2), knownUpTo: 0, receivedSince: start - 60 * minuteMs, now: start });
  expect(readAll(past).map(({ seq }) => seq)).toEqual([9, 8, 7, 6, 5, 4, 3, 2]);
});

test('the past says how far back it goes, and asks again for what could not be read', () => {
  const events = [-30, -20, -10].map((minute, i) => received(i + 1, minute));
  const log = logOf(events, 2);
  let isDown = false;
  const past = new Past({ log: { head: log.head, readBack: (between) => (isDown ? fail('log-unreadable', 'No.', 'Wait.') : log.readBack(between)) }, knownUpTo: 0, receivedSince: 0, now: start });
  expect(past.readBackTo).toBe(start);
  past.next();
  expect(past.readBackTo).toBe(start - 20 * minuteMs);
  isDown = true;
  expect(past.next()).toMatchObject({ ok: false });
  expect(past.isWhole).toBe(false);
  isDown = false;
  expect(readAll(past).map(({ seq }) => seq)).toEqual([1]);
  expect(past.readBackTo).toBe(start - 30 * minuteMs);
});
