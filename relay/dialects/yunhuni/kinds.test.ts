import { describe, expect, test } from 'vitest';
import { draftOf } from './fixtures/drafts.ts';
import { yunhuni } from './index.ts';

/** A body with every field that any table names, so that each event must pick its own. */
const everything = {
  id: 'the-id',
  call_id: 'the-call',
  part_uri: '8001',
  begin_time: 1488765601,
  answer_time: 1488765602,
  join_time: 1488765603,
  end_time: 1488765604,
  quit_time: 1488765605,
};
const seconds = { begin: 1, answer: 2, join: 3, end: 4, quit: 5 };

const matrix = [
  ['ivr.call_end', 'ivr.call_end', 'end', 'the-id', null],
  ['ivr.play_end', 'ivr.play_end', 'end', 'the-id', null],
  ['ivr.record_end', 'ivr.record_end', 'end', 'the-id', null],
  ['ivr.get_end', 'ivr.get_end', 'end', 'the-id', null],
  ['ivr.put_end', 'ivr.put_end', 'end', 'the-id', null],
  ['ivr.dial_end', 'ivr.dial_end', 'end', 'the-id', null],
  ['ivr.connect_begin', 'ivr.connect_begin', 'begin', 'the-id', null],
  ['ivr.connect_end', 'ivr.connect_end', 'end', 'the-id', null],
  ['conf.create.succ', 'conference.created', 'begin', 'the-call', null],
  ['conf.end', 'conference.ended', 'end', 'the-call', null],
  ['conf.joined', 'conference.joined', 'join', 'the-call', '8001'],
  ['conf.quit', 'conference.left', 'quit', 'the-call', '8001'],
  ['conf.play_end', 'conference.play_end', 'end', 'the-call', null],
  ['conf.record_end', 'conference.record_end', 'end', 'the-call', null],
] as const;

describe('each event takes its kind, time, call and number from its own fields', () => {
  test.each(matrix)('%s is %s at its %s', (event, kind, time, callId, agentNumber) => {
    const draft = draftOf({ event, ...everything });
    expect(draft).toMatchObject({ kind, at: `2017-03-06T02:00:0${seconds[time]}.000Z`, callId, agentNumber, customerNumber: null });
    const isConference = kind.startsWith('conference.');
    expect(draft.data['conferenceId']).toBe(isConference ? 'the-id' : undefined);
    expect(draft.data['failed']).toBe(kind === 'conference.ended' ? false : undefined);
    if (agentNumber !== null) expect(draft.data['partUri']).toBe(agentNumber);
  });

  test.each(matrix)('%s has every field of its table, null where it was left out', (event, kind) => {
    const { data, ...draft } = draftOf({ event });
    expect([draft.kind, draft.at, draft.callId, draft.providerEventId]).toEqual([kind, null, null, null]);
    const { failed: _, ...fields } = data;
    expect(Object.keys(fields).length).toBeGreaterThan(0);
    expect(new Set(Object.values(fields))).toEqual(new Set([null]));
  });

  test.each(matrix)('%s needs no action, and none changes it', (event, kind) => {
    for (const action of [undefined, null, '', 'event_notify', 'something_else']) {
      expect(draftOf({ action, event, ...everything }).kind).toBe(kind);
    }
  });
});

describe('what the two pages do not describe is kept whole', () => {
  test.each([
    { action: 'event_notify', event: 'callcenter.agent.state_changed', agent_name: '1001', subaccount_id: 'sub', call_id: 'c' },
    { action: 'event_notify', event: 'notify_call.end', id: 'x', end_tinme: 1488765604 },
    { event: 'ivr.something_new', id: 'x' },
    { event: 'IVR.CALL_END', id: 'x' },
    { event: 'constructor' },
    { event: ['ivr.call_end'] },
    { action: 'event_notify' },
    { action: 'event_notify', event: 'null' },
  ])('%j', (body) => {
    expect(draftOf(body)).toMatchObject({
      kind: 'unrecognized',
      providerEventId: null,
      account: 'subaccount_id' in body ? 'sub' : null,
      callId: 'call_id' in body ? 'c' : null,
      agentNumber: null,
      at: null,
      data: { raw: body },
    });
  });
});

describe('what is no push of Yunhuni is refused in plain words', () => {
  const bodies = [null, undefined, 'text', 7, true, [], [{ event: 'ivr.call_end' }], {}, everything, { event: '', action: 'null' }];
  test.each(bodies)('%j', (body) => {
    const result = yunhuni.normalise(body, 0, { timeZone: 'Asia/Shanghai', values: {} });
    expect(result).toMatchObject({ ok: false, failure: { code: 'not-yunhuni' } });
    if (!result.ok) expect([result.failure.cause, result.failure.mend].every((words) => words.endsWith('.'))).toBe(true);
  });
});
