import { describe, expect, test } from 'vitest';
import { place } from '../../core/visibility.ts';
import type { Directory } from '../../core/ports.ts';
import { draftOf } from './fixtures/drafts.ts';
import { readFixture } from './fixtures/read.ts';

const ringing = readFixture('ringing');
const cdr = readFixture('cdr');

/** A relay that knows agent 20001 behind extension 101 of this source, and nobody else. */
const directory: Directory = {
  source: () => undefined,
  agentBehind: (_source, extension) => (extension === '101' ? { number: '20001', name: '李雷', audienceKey: 'main/20001' } : undefined),
};
const source = { id: 'vn', dialect: 'tel4vn', timeZone: 'Asia/Ho_Chi_Minh', values: {} };
const placed = (body: object) => place(draftOf(body), source, Date.parse('2026-11-20T02:21:31.123Z'), directory);

describe('which side is the agent', () => {
  test('outbound the caller is the extension, inbound the called; the direction stays as sent', () => {
    const outbound = { ...ringing, direction: 'outbound', from_number: '101', to_number: '0899888999' };
    for (const [body, direction] of [
      [ringing, 'inbound'],
      [outbound, 'outbound'],
    ] as const) {
      expect(draftOf(body)).toMatchObject({ direction, agentNumber: '101', customerNumber: '0899888999' });
    }
  });

  test('the page’s example, outbound from 0899888999 to 101: the known extension gets it', () => {
    const { content, audience } = placed(readFixture('event-hook'));
    expect(content).toMatchObject({ direction: 'outbound', agentNumber: '20001', customerNumber: '0899888999', data: { extension: '101' } });
    expect(audience).toEqual(['main/20001']);
  });

  test('where the table’s side is the known extension, its reading stands', () => {
    const { content } = placed({ ...readFixture('event-hook'), from_number: '101', to_number: '0899888999' });
    expect(content).toMatchObject({ agentNumber: '20001', customerNumber: '0899888999' });
  });

  test.each([undefined, '', 'internal', 7, ['inbound']])('a direction that the page does not have (%j) is none, and is kept', (direction) => {
    const draft = draftOf({ ...ringing, direction });
    expect([draft.direction, draft.agentNumber, draft.otherReading?.agentNumber]).toEqual([null, '101', '0899888999']);
    if (direction) expect(draft.data['direction']).toEqual(direction);
  });

  test('one number alone leaves nothing open', () => {
    expect(draftOf({ ...ringing, from_number: '' })).not.toHaveProperty('otherReading');
  });
});

describe('a hook sent again', () => {
  const { providerEventId } = draftOf(ringing);

  test('is the same event, whatever nobody documented, the order of fields and the zone', () => {
    const again = Object.fromEntries(Object.entries({ ...ringing, attempt: 2 }).toReversed());
    expect(draftOf(again).providerEventId).toBe(providerEventId);
    expect(draftOf(ringing, 'UTC').providerEventId).toBe(providerEventId);
  });

  test.each([
    ['another state', { state: 'answered' }],
    ['another leg', { sip_call_id: 'another' }],
    ['the same extension ringing later', { time_started: '2026-11-20 09:22:31' }],
    ['another extension of a ring group under one call_id', { to_number: '102' }],
  ])('is not to be confused with %s', (_name, changes) => {
    expect(draftOf({ ...ringing, ...changes }).providerEventId).not.toBe(providerEventId);
  });

  test('a record that has its recording added later is no repeat', () => {
    const { providerEventId: early } = draftOf({ ...cdr, recording_url: '' });
    expect(draftOf(cdr).providerEventId).not.toBe(early);
    expect(draftOf({ ...cdr }).providerEventId).toBe(draftOf(cdr).providerEventId);
  });

  test('without a call_id only the content can tell', () => {
    expect(draftOf({ ...ringing, call_id: '' })).toMatchObject({ providerEventId: null, callId: null, kind: 'call.ringing' });
  });

  test('an id tells no customer’s number', () => {
    for (const body of [ringing, cdr, { ...cdr, state: 'missed' }]) {
      expect(draftOf(body).providerEventId).not.toContain('899888999');
    }
  });
});

describe('a cdr over a ring group, queue or IVR', () => {
  test('keeps its own call_id and says what to match it by', () => {
    const draft = draftOf({ ...cdr, call_id: 'of-the-whole-flow', to_number: '600' });
    expect(draft.callId).toBe('of-the-whole-flow');
    expect(draft.relatedCallIds).toEqual([]);
    expect(draft.data['match']).toEqual({
      customerNumber: '0899888999',
      numbers: ['0899888999', '600'],
      hotline: '19001919',
      startedAt: '2026-11-20T02:21:31.000Z',
      endedAt: '2026-11-20T02:21:41.000Z',
    });
  });

  test('can be matched by number even where the sides stand the other way round', () => {
    const { content } = placed({ ...cdr, direction: 'outbound' });
    expect(content.customerNumber).toBe('0899888999');
    expect(content.data['match']).toMatchObject({ customerNumber: '101', numbers: ['0899888999', '101'] });
  });
});

describe('times without a documented format', () => {
  const at = '2026-11-20T02:21:31.000Z';

  test.each([
    1795141291,
    '1795141291',
    1795141291000,
    '1795141291000',
    '2026-11-20 09:21:31',
    ' 2026-11-20 09:21:31 ',
    '20/11/2026 09:21:31',
    '2026-11-20T09:21:31',
    '2026-11-20T02:21:31Z',
    '2026-11-20T02:21:31.000Z',
    '2026-11-20T09:21:31+07:00',
    '2026-11-20T09:21:31+0700',
    '2026-11-20 09:21:31+07',
    '2026-11-19T20:51:31.000000-05:30',
  ])('%j', (time) => {
    const draft = draftOf({ ...ringing, time_started: time });
    expect(draft.at).toBe(at);
    expect(draft.data).not.toHaveProperty('time_started');
  });

  test('local ones are of the source’s zone', () => {
    expect(draftOf({ ...ringing, time_started: '20/11/2026 10:21:31' }, 'Asia/Shanghai').at).toBe(at);
    const summer = { ...ringing, time_started: '2026-07-01 04:00:00' };
    expect(draftOf(summer, 'Europe/Berlin').at).toBe('2026-07-01T02:00:00.000Z');
  });

  test.each([
    ['the hour that is left out counts on', '2026-03-08 02:30:00', '2026-03-08T07:30:00.000Z'],
    ['the hour that stands twice is the first', '2026-11-01 01:30:00', '2026-11-01T05:30:00.000Z'],
  ])('%s', (_name, time, expected) => {
    expect(draftOf({ ...ringing, time_started: time }, 'America/New_York').at).toBe(expected);
  });

  test.each(['yesterday', '0', 0, '2026-02-30 10:00:00', '31/02/2026 10:00:00', '11/20/2026 10:00:00', '2026-11-20T24:00:00Z', '0000-00-00 00:00:00'])(
    'what nobody can read (%j) is no time, and is kept',
    (time) => {
      const draft = draftOf({ ...ringing, time_started: time });
      expect([draft.at, draft.data['time_started']]).toEqual([null, time]);
    },
  );

  test.each(['+15:00', '-99:00', '+07:60'])('an offset that no zone has (%s) makes it unreadable', (offset) => {
    expect(draftOf({ ...ringing, time_started: `2026-11-20T09:21:31${offset}` }).at).toBeNull();
  });

  test('another time of the hook does not stand in for the one that is absent', () => {
    expect(draftOf({ ...readFixture('hangup'), time_ended: '' }).at).toBeNull();
    expect(draftOf({ ...cdr, time_ended: null }).data['record']).toMatchObject({ endedAt: null });
  });
});
