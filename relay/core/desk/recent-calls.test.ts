import { describe, expect, test } from 'vitest';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { ok, type Result } from '../../../src/shared/result.ts';
import { draftOf } from '../testing/drafts.ts';
import type { Viewer } from '../viewer.ts';
import type { DeskPolicy, KeptNote, RememberedCall } from './ports.ts';
import { recentCalls } from './recent-calls.ts';

const policy: DeskPolicy = { shareHistory: true, shareNotes: true, dial: null, dispositions: [], formerDispositions: new Set() };
const agent: Viewer = { role: 'agent', agentNumber: '20001', name: 'A', audienceKey: 'main/20001' };
let seq = 0;

const event = (callId: string, second: number, changes: Partial<DanpingEvent> = {}): DanpingEvent => {
  const at = `2026-11-20T02:00:${String(second).padStart(2, '0')}.000Z`;
  return { ...draftOf(), seq: ++seq, id: `e${seq}`, source: 'main', dialect: 'moor-v7', receivedAt: at, at, direction: 'inbound', callId, ...changes };
};
const call = (callId: string, events: readonly DanpingEvent[], notes: readonly KeptNote[] = []): RememberedCall => ({ callId, source: 'main', events, notes });
const note = (audienceKey: string, savedAt: number, text = audienceKey): KeptNote => ({ audienceKey, agentNumber: audienceKey.slice(5), agentName: 'X', note: text, disposition: null, savedAt });
const valueOf = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.failure.cause);
  return result.value;
};
const seenBy = (viewer: Viewer, calls: readonly RememberedCall[], changes: Partial<DeskPolicy> = {}) =>
  valueOf(recentCalls({ ...policy, ...changes }, { hasMet: () => ok(true), callsWith: () => ok(calls) }, viewer, { customerNumber: '138', limit: 20 })).calls;
const ids = (calls: readonly RememberedCall[]) => seenBy(agent, calls).map(({ callId, outcome }) => [callId, outcome]);

describe('calls that clouds tell under two names', () => {
  test('are one: V7’s second name', () => {
    const first = call('c1', [event('c1', 1, { data: { superUniqueId: 's1' } }), event('c1', 9, { kind: 'call.ended' })]);
    const second = call('s1', [event('s1', 5, { kind: 'call.answered', data: { superUniqueId: 's1' } })], [note('main/20001', 1)]);
    for (const calls of [[first, second], [second, first]]) expect(ids(calls)).toEqual([['c1', 'answered']]);
    expect(seenBy(agent, [second, first])[0]?.note?.note).toBe('main/20001');
  });

  test('are one: a record under an id of its own that most probably tells of the call', () => {
    const rung = call('c1', [event('c1', 1), event('c1', 9, { kind: 'call.ended' })]);
    const record = call('r1', [event('r1', 9, { kind: 'call.record', data: { probableCallIds: ['c1'], record: { outcome: 'abandoned', startedAt: null, ringingAt: null, answeredAt: null, endedAt: null, ringSeconds: null, talkSeconds: null, queueName: null, customerName: null, recordingUrl: null, voicemailUrl: null } } })]);
    expect(ids([record, rung])).toEqual([['c1', 'abandoned']]);
    expect(ids([record]).map(([callId]) => callId)).toEqual(['r1']);
  });

  test('stay apart where several could be meant, or another source uses the same words', () => {
    const named = (callId: string) => call(callId, [event(callId, 1, { data: { superUniqueId: 's1' } })]);
    const second = call('s1', [event('s1', 5, { kind: 'call.answered', data: { superUniqueId: 's1' } })]);
    expect(ids([named('c1'), named('c2'), second])).toHaveLength(3);
    expect(ids([{ ...named('c1'), source: 'branch' }, second])).toHaveLength(2);
  });
});

describe('the note beside a call', () => {
  const calls = [call('c1', [event('c1', 1)], [note('main/20002', 9), note('main/20001', 5)])];
  test('is the one that was saved last, whoever wrote it', () => expect(seenBy(agent, calls)[0]?.note).toMatchObject({ agentNumber: '20002', savedAt: '1970-01-01T00:00:00.009Z' }));
  test('is the agent’s own where notes are not shared', () => expect(seenBy(agent, calls, { shareNotes: false })[0]?.note).toMatchObject({ agentNumber: '20001' }));
  test('is nobody’s for a supervisor then', () => expect(seenBy({ role: 'supervisor', login: 'li' }, calls, { shareNotes: false })[0]).not.toHaveProperty('note'));
});

test('what tells of no call is not listed, and the latest call comes first', () => {
  const calls = [call('c1', [event('c1', 1)]), call('c2', [event('c2', 7)]), call('c3', [event('c3', 9, { kind: 'erased' })]), call('c4', [])];
  expect(ids(calls).map(([callId]) => callId)).toEqual(['c2', 'c1']);
});
