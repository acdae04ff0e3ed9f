import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentSpanSchema, spansOf } from './agent-day.ts';
import type { DanpingEvent } from './event.ts';
import { eventOf } from './testing/event-of.ts';

const dayStart = Date.UTC(2026, 10, 19, 16);
const iso = (minute: number): string => new Date(dayStart + minute * 60_000).toISOString();
let seq = 0;
const status = (minute: number, name: string, changes: Partial<DanpingEvent> = {}): DanpingEvent =>
  eventOf('agent.status', { seq: ++seq, at: iso(minute), callId: null, data: { status: name, statusNumber: 0, statusName: null }, ...changes });
const session = (minute: number, kind: 'agent.login' | 'agent.logout', data = {}): DanpingEvent => eventOf(kind, { seq: ++seq, at: iso(minute), callId: null, data });
const told = (events: readonly DanpingEvent[]): string[] =>
  spansOf('20001', events, dayStart).map(({ loggedIn, offlineAnswering, status: what, from, until }) => `${loggedIn ? what : offlineAnswering ? 'by phone' : 'out'} ${from} ${until}`);

describe('an agent’s day', () => {
  test('is one state after the other, the last one still going on', () => {
    expect(told([session(480, 'agent.login'), status(480, 'idle'), status(490, 'talking'), status(500, 'idle'), session(510, 'agent.logout', { logoutType: 'offline' })])).toEqual([
      `idle ${iso(480)} ${iso(490)}`,
      `talking ${iso(490)} ${iso(500)}`,
      `idle ${iso(500)} ${iso(510)}`,
      `by phone ${iso(510)} null`,
    ]);
  });

  test('begins with what lasted at midnight', () => {
    expect(told([session(-600, 'agent.login'), status(-120, 'busy'), status(-60, 'talking'), status(5, 'idle')])).toEqual([`talking ${iso(0)} ${iso(5)}`, `idle ${iso(5)} null`]);
  });

  test('takes a repeated word for the same stretch, a second call in a row for another', () => {
    expect(told([status(1, 'busy'), status(2, 'busy')])).toEqual([`busy ${iso(1)} null`]);
    expect(told([status(1, 'talking', { callId: 'a' }), status(2, 'talking', { callId: 'b' })])).toHaveLength(2);
  });

  test('has no gap and no overlap, and is the same in whatever order the events come', () => {
    const event = fc.tuple(fc.integer({ min: -30, max: 90 }), fc.constantFrom('idle', 'busy', 'talking', 'in', 'out'), fc.boolean());
    fc.assert(
      fc.property(fc.array(event, { maxLength: 12 }), (list) => {
        const events = list.map(([minute, what]) => (what === 'in' ? session(minute, 'agent.login') : what === 'out' ? session(minute, 'agent.logout') : status(minute, what)));
        const spans = spansOf('20001', events, dayStart);
        for (const [index, span] of spans.entries()) {
          expect(agentSpanSchema.parse(span).until).toBe(spans[index + 1]?.from ?? null);
          expect(Date.parse(span.from)).toBeGreaterThanOrEqual(dayStart);
          if (span.until !== null) expect(Date.parse(span.until)).toBeGreaterThan(Date.parse(span.from));
        }
        expect(spansOf('20001', [...events.toReversed(), ...events], dayStart)).toEqual(spans);
      }),
    );
  });
});
