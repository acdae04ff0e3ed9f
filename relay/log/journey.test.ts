import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { mostEarlierBytes } from '../core/earlier.ts';
import type { EventDraft } from '../core/dialect.ts';
import { directoryOf, draftOf } from '../core/testing/drafts.ts';
import { agentViewer, supervisor, TemporaryLog } from './testing/temporary-log.ts';

const directory = directoryOf(['20001', '20002', '20003']);
const first = agentViewer('20001');
const second = agentViewer('20002');
const stepsIn = z.object({ before: z.array(z.object({ kind: z.string(), seq: z.number() })).optional(), probablyBefore: z.array(z.object({ kind: z.string() })).optional() });

let lastId = 0;

function step(kind: EventDraft['kind'], given: Partial<EventDraft> = {}): EventDraft {
  lastId += 1;
  return draftOf({ providerEventId: `step-${lastId}`, kind, callId: 'c1', customerNumber: null, agentNumber: null, direction: null, ...given });
}

const joined = (callId: string, conferenceId: string, agentNumber: string | null): EventDraft =>
  step('conference.joined', { callId, agentNumber, data: { conferenceId } });

async function logOf(...drafts: readonly EventDraft[]): Promise<TemporaryLog> {
  const temporary = new TemporaryLog();
  for (const draft of drafts) await temporary.append([draft], 1_800_000_000_000, directory);
  return temporary;
}

function kindsSeen(temporary: TemporaryLog, viewer = first): readonly string[] {
  return temporary.seenBy(viewer).map(({ kind }) => kind);
}

function before(temporary: TemporaryLog, viewer = first): readonly string[] {
  return temporary.seenBy(viewer).flatMap(({ data }) => (stepsIn.parse(data).before ?? []).map(({ kind }) => kind));
}

const sized = z.object({ before: z.array(z.object({ seq: z.number(), data: z.record(z.string(), z.unknown()) })).optional(), beforeIsCut: z.boolean().optional() });

describe('what comes with a joining event', () => {
  const agents = Array.from({ length: 14 }, (_, index) => `7${String(index + 1).padStart(2, '0')}`);
  const conferenceOf14 = [step('ivr.get_end', { callId: 'k' }), step('ivr.get_end', { callId: 'k' }), step('ivr.get_end', { callId: 'k' }), joined('k', 'cf', null)];

  test('never brings along what it brought itself, however many join', async () => {
    using temporary = new TemporaryLog();
    const all = [...conferenceOf14, ...agents.map((agent) => joined(`leg-${agent}`, 'cf', agent))];
    for (const draft of all) await temporary.append([draft], 1_800_000_000_000, directoryOf(agents));
    const last = temporary.seenBy(agentViewer('714'));
    const carried = sized.parse(last[0]?.data).before ?? [];
    expect(carried.map(({ seq }) => seq)).toEqual(Array.from({ length: 17 }, (_, index) => index + 1));
    expect(carried.filter(({ data }) => 'before' in data || 'probablyBefore' in data)).toEqual([]);
    expect(Buffer.byteLength(JSON.stringify(last))).toBeLessThan(mostEarlierBytes);
  });

  test('is the latest that fits, and says so where more was logged', async () => {
    const big = 'x'.repeat(20_000);
    using temporary = await logOf(...Array.from({ length: 5 }, () => step('ivr.get_end', { data: { big } })), step('call.ringing', { agentNumber: '20001' }), step('call.answered', { agentNumber: '20001' }));
    const [ring, answer] = temporary.seenBy(first).map(({ data }) => sized.parse(data));
    expect(ring).toMatchObject({ before: [{ seq: 3 }, { seq: 4 }, { seq: 5 }], beforeIsCut: true });
    expect(answer).toEqual({});
    using more = await logOf(...Array.from({ length: 51 }, () => step('ivr.get_end')), step('call.ringing', { agentNumber: '20001' }), step('call.answered', { agentNumber: '20001' }));
    const [fifty, none] = more.seenBy(first).map(({ data }) => sized.parse(data));
    expect([fifty?.before?.map(({ seq }) => seq), fifty?.beforeIsCut, none]).toEqual([Array.from({ length: 50 }, (_, index) => index + 2), true, {}]);
  });
});

describe('a stay in a conference', () => {
  const [at1, at2, at3] = ['2021-05-08T06:39:37.000Z', '2021-05-08T06:39:50.000Z', '2021-05-08T06:40:00.000Z'];
  const enters = (at: string) => step('conference.joined', { callId: 'c2', agentNumber: '20001', at, data: { conferenceId: 'k', join_time: at } });
  const leaves = (joinTime: string, at: string) =>
    step('conference.left', { callId: 'c2', agentNumber: '20001', at, data: { conferenceId: 'k', join_time: joinTime } });
  const sounds = () => step('conference.play_end', { callId: null, data: { conferenceId: 'k' } });

  test('that ended is not begun by a joining that comes late, nor is what was logged since then told', async () => {
    using temporary = await logOf(sounds(), leaves(at1, at2), sounds(), enters(at1), sounds());
    expect([kindsSeen(temporary), before(temporary)]).toEqual([['conference.left', 'conference.joined'], ['conference.play_end']]);
  });

  test('goes on after a later joining, whichever of it and the going before comes first', async () => {
    for (const order of [[leaves(at1, at2), enters(at3)], [enters(at3), leaves(at1, at2)]]) {
      using temporary = await logOf(enters(at1), ...order, sounds());
      expect(kindsSeen(temporary).at(-1)).toBe('conference.play_end');
    }
  });
});

describe('a caller’s way through IVR and conference', () => {
  test('is nobody’s as long as no agent is part of the call; supervisors see it', async () => {
    using temporary = await logOf(step('ivr.play_end'), step('ivr.get_end'));
    expect([kindsSeen(temporary), kindsSeen(temporary, supervisor)]).toEqual([[], ['ivr.play_end', 'ivr.get_end']]);
  });

  test('comes with the event by which the agent joins, and goes on from there', async () => {
    using temporary = await logOf(
      step('ivr.play_end'),
      step('ivr.get_end', { data: { key: '2' } }),
      step('call.ringing', { agentNumber: '20001' }),
      step('ivr.connect_begin'),
    );
    expect(kindsSeen(temporary)).toEqual(['call.ringing', 'ivr.connect_begin']);
    expect(before(temporary)).toEqual(['ivr.play_end', 'ivr.get_end']);
    expect(kindsSeen(temporary, second)).toEqual([]);
  });

  test('is told once: the answer after the ring does not bring it again', async () => {
    using temporary = await logOf(step('ivr.play_end'), step('call.ringing', { agentNumber: '20001' }), step('call.answered', { agentNumber: '20001' }));
    const tellings = temporary.seenBy(first).map(({ data }) => stepsIn.parse(data).before?.length ?? 0);
    expect(tellings).toEqual([1, 0]);
  });

  test('of another call stays hidden', async () => {
    using temporary = await logOf(step('ivr.play_end', { callId: 'other' }), step('call.ringing', { agentNumber: '20001' }), step('ivr.play_end', { callId: 'other' }));
    expect([kindsSeen(temporary), before(temporary)]).toEqual([['call.ringing'], []]);
  });

  test('reaches the agent through the conference that both entered, whoever entered first', async () => {
    for (const entries of [[joined('c1', 'k', null), joined('c2', 'k', '20001')], [joined('c2', 'k', '20001'), joined('c1', 'k', null)]]) {
      using temporary = await logOf(step('ivr.get_end'), ...entries, step('conference.play_end', { callId: null, data: { conferenceId: 'k' } }));
      expect(kindsSeen(temporary).at(-1)).toBe('conference.play_end');
      expect(before(temporary)).toContain('ivr.get_end');
      expect(kindsSeen(temporary, second)).toEqual([]);
    }
  });

  test('ends for the agent who leaves the conference', async () => {
    using temporary = await logOf(
      joined('c2', 'k', '20001'),
      step('conference.left', { callId: 'c2', agentNumber: '20001', data: { conferenceId: 'k' } }),
      step('conference.record_end', { callId: null, data: { conferenceId: 'k' } }),
    );
    expect(kindsSeen(temporary)).toEqual(['conference.joined', 'conference.left']);
  });

  test('goes on with who answered only, when several phones rang', async () => {
    using temporary = await logOf(
      step('call.ringing', { agentNumber: '20001' }),
      step('call.ringing', { agentNumber: '20002' }),
      step('call.answered', { agentNumber: '20002', at: '2021-05-08T06:39:42.000Z' }),
      step('ivr.record_end'),
    );
    expect(kindsSeen(temporary)).toEqual(['call.ringing', 'call.taken']);
    expect(kindsSeen(temporary, second)).toEqual(['call.ringing', 'call.answered', 'ivr.record_end']);
  });

  test('is tied by the caller’s number only within minutes, and said to be probable', async () => {
    const ring = step('call.ringing', { callId: 'later', agentNumber: '20001', direction: 'inbound', customerNumber: '18012345678' });
    for (const [minutes, expected] of [[9, ['ivr.started']], [11, []]] as const) {
      using temporary = await logOf(step('ivr.started', { customerNumber: '18012345678' }));
      await temporary.append([ring], 1_800_000_000_000 + minutes * 60_000, directory);
      const seen = temporary.seenBy(first);
      expect(seen.map(({ kind }) => kind)).toEqual(['call.ringing']);
      expect(seen.flatMap(({ data }) => (stepsIn.parse(data).probablyBefore ?? []).map(({ kind }) => kind))).toEqual(expected);
    }
  });
});
