import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCall } from './call.ts';
import type { DanpingEvent } from './event.ts';
import { eventOf } from './testing/event-of.ts';

const at = (second: number): string => new Date(Date.UTC(2021, 4, 8, 6, 39, second)).toISOString();

const dialing = eventOf('call.dialing', { seq: 1, at: at(32) });
const ringing = eventOf('call.ringing', { seq: 2, at: at(37) });
const answered = eventOf('call.answered', { seq: 3, at: at(42) });
const ended = eventOf('call.ended', { seq: 4, at: at(47) });
const record = eventOf('call.record', {
  seq: 5,
  at: at(47),
  data: {
    record: {
      outcome: 'answered', startedAt: at(32), ringingAt: at(37), answeredAt: at(42), endedAt: at(47), ringSeconds: 5, talkSeconds: 5,
      queueName: '售后', customerName: '王女士', recordingUrl: null, voicemailUrl: null,
    },
  },
});

const anyEvent = fc
  .record({
    kind: fc.constantFrom('call.dialing', 'call.ringing', 'call.answered', 'call.ended', 'call.record', 'call.failed', 'call.taken', 'agent.status'),
    second: fc.integer({ min: 0, max: 8 }),
    agentNumber: fc.constantFrom('20001', '20002', null),
    timeless: fc.boolean(),
    extras: fc.option(fc.constant({ order: 'X9' }), { nil: null }),
  })
  .map(({ kind, second, agentNumber, timeless, extras }) => ({
    kind: kind as DanpingEvent['kind'],
    given: { at: timeless ? null : at(second), receivedAt: at(second + 1), agentNumber, data: { extras } },
  }));

const history = fc.array(anyEvent, { maxLength: 12 }).map((events) => events.map(({ kind, given }, index) => eventOf(kind, { ...given, seq: index + 1 })));

describe('foldCall', () => {
  it('follows a call from dialing to the record', () => {
    expect(foldCall([dialing])?.state).toBe('dialing');
    expect(foldCall([dialing, ringing])?.state).toBe('ringing');
    expect(foldCall([dialing, ringing, answered])?.state).toBe('answered');
    const call = foldCall([dialing, ringing, answered, ended, record]);
    expect(call).toMatchObject({
      state: 'ended', outcome: 'answered', ringSeconds: 5, talkSeconds: 5, customerName: '王女士', queueName: '售后', agentNumber: '20001',
      startedAt: Date.parse(at(32)), endedAt: Date.parse(at(47)),
    });
    expect(call?.legs).toHaveLength(1);
  });

  it('gives the same call for every order, with repeats', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (events, chance) => {
        const keys = events.map((event) => ({ event, key: chance.next().value ?? 0 }));
        const shuffled = keys.toSorted((a, b) => a.key - b.key).map(({ event }) => event);
        expect(foldCall([...shuffled, ...shuffled.slice(0, 3)])).toEqual(foldCall(events));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not revived by an event no later than the end', () => {
    for (const late of [{ ...ringing, at: at(47) }, { ...answered, at: at(47) }, { ...dialing, at: at(46) }]) {
      expect(foldCall([ended, { ...late, id: 'main:late', seq: 9 }])?.state).toBe('ended');
    }
  });

  it('ends when it is first said to have ended', () => {
    const again = eventOf('call.ended', { seq: 9, at: at(52) });
    expect(foldCall([ringing, answered, ended, again, record])).toMatchObject({ endedAt: Date.parse(at(47)) });
  });

  it('is revived when the phone of the same agent rings again later', () => {
    expect(foldCall([ringing, ended, eventOf('call.ringing', { seq: 9, at: at(50) })])?.state).toBe('ringing');
  });

  it('lets the further state win at equal times', () => {
    expect(foldCall([{ ...answered, at: at(37) }, ringing])?.state).toBe('answered');
  });

  it('lives as long as one leg lives', () => {
    const other = eventOf('call.ringing', { seq: 6, at: at(40), agentNumber: '20002' });
    expect(foldCall([ringing, ended, other])).toMatchObject({ state: 'ringing' });
    expect(foldCall([ringing, ended, other, eventOf('call.ended', { seq: 7, at: at(48), agentNumber: '20002' })])?.state).toBe('ended');
  });

  it('is ended by its record when the hangup was lost', () => {
    expect(foldCall([ringing, answered, record])).toMatchObject({ state: 'ended', endedAt: Date.parse(at(47)) });
  });

  it('calls an unanswered end missed when inbound and no-answer when outbound', () => {
    expect(foldCall([ringing, ended])?.outcome).toBe('no-answer');
    expect(foldCall([{ ...ringing, direction: 'inbound' }, { ...ended, direction: 'inbound' }])?.outcome).toBe('missed');
    expect(foldCall([ringing, eventOf('call.failed', { seq: 8, at: null, agentNumber: null })])?.outcome).toBe('failed');
  });

  it('is revived by a ring that is later than any end, whoever or whatever told of the end', () => {
    const again = eventOf('call.ringing', { seq: 9, at: at(50) });
    const hangup = eventOf('call.ended', { seq: 10, at: at(47), agentNumber: null });
    const failed = eventOf('call.failed', { seq: 11, at: at(48), agentNumber: null });
    for (const end of [hangup, failed, record]) expect(foldCall([ringing, ended, again, end])?.state).toBe('ringing');
    expect(foldCall([ringing, again, hangup])?.state).toBe('ringing');
  });

  it('is not missed when a colleague took it, and says who did', () => {
    const ring = { ...ringing, direction: 'inbound' as const };
    const taken = eventOf('call.taken', { seq: 8, at: at(41), direction: 'inbound', data: { takenBy: { agentNumber: '20002', agentName: '韩梅梅' } } });
    expect(foldCall([ring, taken])).toMatchObject({ state: 'ended', outcome: 'answered', answeredAt: null, takenBy: { agentName: '韩梅梅' } });
  });

  it('shows extras whatever their form', () => {
    const extrasOf = (extras: unknown) => foldCall([{ ...ringing, data: { extras } }])?.extras;
    expect([extrasOf({ a: 1 }), extrasOf('VIP'), extrasOf(''), extrasOf(null), extrasOf([])]).toEqual([{ a: 1 }, { extras: 'VIP' }, null, null, null]);
  });

  it('is no call when the events tell of none', () => {
    expect(foldCall([eventOf('agent.status', { seq: 1 })])).toBeNull();
    expect(foldCall([])).toBeNull();
  });
});
