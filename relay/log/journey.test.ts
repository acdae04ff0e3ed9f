import { describe, expect, test } from 'vitest';
import { z } from 'zod';
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
