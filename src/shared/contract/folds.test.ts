import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addSign, foldAgent, noSigns } from './agent-state.ts';
import { foldCall } from './call.ts';
import { foldStory } from './story.ts';
import { momentsOf } from './story/moments.ts';
import type { DanpingEvent, EventKind } from './event.ts';
import { eventKinds } from './event.ts';
import { eventOf } from './testing/event-of.ts';
import { naiveAgent } from './testing/naive-agent.ts';
import { naiveCall } from './testing/naive-call.ts';
import { naiveStory } from './testing/naive-story.ts';

/** Few seconds, so that many things happen at once. */
const second = fc.integer({ min: 0, max: 9 });
const at = (of: number): string => new Date(Date.UTC(2021, 4, 8, 6, 39, of)).toISOString();
const time = second.map(at);
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { nil: null });
const agents = maybe(fc.constantFrom('20001', '20002', '20003'));

const record = fc.record({
  outcome: fc.constantFrom('answered', 'missed', 'abandoned', 'no-answer', 'failed', 'transferred', 'unknown'),
  startedAt: maybe(time),
  ringingAt: maybe(time),
  answeredAt: maybe(time),
  endedAt: maybe(time),
  ringSeconds: maybe(second),
  talkSeconds: maybe(second),
  queueName: maybe(fc.constantFrom('售后', 'Hỗ trợ')),
  customerName: maybe(fc.constant('王女士')),
  recordingUrl: fc.constant(null),
  voicemailUrl: maybe(fc.constant('https://recordings.example/1.mp3')),
  continuesCallId: maybe(fc.constant('40334453765046000')),
  ivrName: maybe(fc.constant('主菜单')),
  ivrEnteredAt: maybe(time),
  queueJoinedAt: maybe(time),
  waitSeconds: maybe(second),
  hungUpBy: maybe(fc.constantFrom('agent', 'customer')),
  satisfaction: maybe(fc.record({ keys: fc.array(fc.constantFrom('1', '5')), startedAt: maybe(time), endedAt: maybe(time) })),
  billedLegs: fc.array(
    fc.record({ party: maybe(fc.constantFrom('agent', 'customer')), number: agents, agentNumber: agents, startedAt: time, answeredAt: maybe(time), endedAt: maybe(time) }),
    { maxLength: 2 },
  ),
});

const status = fc.record({
  status: fc.constantFrom('talking', 'held', 'muted', 'wrap-up', 'of no known kind'),
  statusNumber: maybe(fc.constantFrom(4, 6, 7)),
  statusName: maybe(fc.constant('保持')),
});

const step = fc.record({
  begin_time: maybe(time),
  join_time: maybe(time),
  keys: maybe(fc.constantFrom('1', '2#')),
  key: maybe(fc.constant('9')),
  record_files: maybe(fc.constant('a.wav')),
  error: maybe(fc.constant('timeout')),
  conferenceId: maybe(fc.constantFrom('c1', 'c2')),
  partUri: maybe(fc.constant('13812345678')),
});

const extras = fc.record({
  extras: maybe(fc.oneof(fc.constantFrom('VIP', 7, true), fc.constantFrom<unknown[]>([], ['a'], [{}]), fc.constant({ order: 'X9' }), fc.constant({ order: 'X10', level: 2 }))),
  customerName: maybe(fc.constant('Nguyễn Văn A')),
  queueName: maybe(fc.constant('售前')),
  logoutType: maybe(fc.constantFrom('offline', 'normal')),
});

const callKinds: readonly EventKind[] = ['call.dialing', 'call.ringing', 'call.answered', 'call.ended', 'call.taken', 'call.record', 'call.failed', 'agent.status'];
const meetings: readonly EventKind[] = ['conference.joined', 'conference.left', 'agent.login', 'agent.logout'];
const takenBy = fc.record({ agentNumber: fc.constantFrom('20001', '20002'), agentName: maybe(fc.constant('李雷')) });

const draft = fc.record({
  kind: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...callKinds) }, { weight: 1, arbitrary: fc.constantFrom(...eventKinds) }, { weight: 1, arbitrary: fc.constantFrom(...meetings) }),
  at: maybe(time),
  receivedAt: time,
  agentNumber: agents,
  agentName: maybe(fc.constantFrom('张三', 'Trần Thị B')),
  direction: maybe(fc.constantFrom('inbound' as const, 'outbound' as const)),
  customerNumber: maybe(fc.constantFrom('13812345678', '+84899888999')),
  relatedCallIds: fc.subarray(['super-1', 'before-1']),
  data: fc.oneof(fc.tuple(extras, step, maybe(record), maybe(takenBy)).map(([a, b, one, taker]) => ({ ...a, ...b, record: one, takenBy: taker })), fc.tuple(extras, step, status).map(([a, b, c]) => ({ ...a, ...b, ...c }))),
});

/** Events of one call as no cloud would send them all at once: every kind, many at equal times, some inside others. */
const anyHistory: fc.Arbitrary<readonly DanpingEvent[]> = fc
  .tuple(fc.array(draft, { maxLength: 14 }), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('before', 'probablyBefore')), { maxLength: 3 }))
  .map(([drafts, nestings]) => {
    const events = drafts.map((given, index) => eventOf(given.kind, { ...given, seq: index + 1 }));
    return nestings.reduce((all, [inner, outer, field]) => nest(all, inner, outer, field), events);
  });

/** As the relay does with what was logged before an agent joined: a copy of the earlier event travels in the later one. */
function nest(events: readonly DanpingEvent[], inner: number, outer: number, field: string): DanpingEvent[] {
  const carried = events[inner % (events.length || 1)];
  const carrier = outer % (events.length || 1);
  return events.map((event, index) =>
    carried && index === carrier && carried.id !== event.id && !('before' in carried.data) && !('probablyBefore' in carried.data)
      ? { ...event, data: { ...event.data, [field]: [carried] } }
      : event,
  );
}

/** What a disturbed line makes of a history: some of it lost, some of it twice, all of it in any order. */
const disturbed: fc.Arbitrary<(events: readonly DanpingEvent[]) => { readonly left: readonly DanpingEvent[]; readonly arrived: readonly DanpingEvent[] }> = fc
  .tuple(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), fc.constantFrom(0, 0, 0.2, 0.6))
  .map(([chances, loss]) => (events) => {
    const chance = (): number => chances.next().value ?? 0;
    const left = events.filter(() => chance() >= loss);
    const repeated = [...left, ...left.filter(() => chance() < 0.3)];
    const arrived = repeated.map((event) => ({ event, place: chance() })).toSorted((a, b) => a.place - b.place).map(({ event }) => event);
    return { left, arrived };
  });

describe('the folds, over ten thousand shuffled, repeated and truncated histories', () => {
  it('equal a naive reference: the call', () => {
    fc.assert(
      fc.property(anyHistory, disturbed, (events, disturb) => {
        const { left, arrived } = disturb(events);
        expect(foldCall(arrived)).toEqual(naiveCall(left));
      }),
      { numRuns: 10_000 },
    );
  });

  it('equal a naive reference: the agent', () => {
    fc.assert(
      fc.property(anyHistory, disturbed, (events, disturb) => {
        const { left, arrived } = disturb(events);
        expect(foldAgent('20001', arrived.reduce(addSign, noSigns))).toEqual(naiveAgent('20001', left));
      }),
      { numRuns: 10_000 },
    );
  });

  it('equal a naive reference: the story', () => {
    fc.assert(
      fc.property(anyHistory, disturbed, (events, disturb) => {
        const { left, arrived } = disturb(events);
        expect(foldStory(arrived)).toEqual(naiveStory(left));
      }),
      { numRuns: 10_000 },
    );
  });

  it('tell the same moments in whatever order the events came, none before the one it follows', () => {
    fc.assert(
      fc.property(anyHistory, disturbed, (events, disturb) => {
        const { left, arrived } = disturb(events);
        const moments = momentsOf(foldStory(arrived));
        expect(moments).toEqual(momentsOf(foldStory(left)));
        const times = moments.map((moment) => moment.at);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }),
      { numRuns: 2_000 },
    );
  });
});
