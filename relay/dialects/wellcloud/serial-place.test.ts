import { describe, expect, test } from 'vitest';
import { draftOf } from './fixtures/drafts.ts';
import { readFixture } from './fixtures/read.ts';
import { serialPlace } from './serial-place.ts';

const started = readFixture('ivr-started');
const ended = readFixture('ivr-ended');
const placeOf = (body: object) => serialPlace(draftOf(body));
const sequenceOf = (body: object): string | undefined => placeOf(body)?.sequence;

describe('where an event stands in WellCloud’s count', () => {
  test('both documented events stand in one, whatever the call and the device', () => {
    expect(placeOf(started)).toEqual({ sequence: expect.stringContaining('test.cc'), serial: 10 });
    expect(placeOf({ ...ended, callId: 'another', eventSrc: '6002@test.cc', deviceId: '6002@test.cc', serial: '11' })).toEqual({ sequence: sequenceOf(started), serial: 11 });
  });

  test('each namespace, each part of WellCloud and, where none is named, each type has its own', () => {
    const bodies = [
      started,
      { ...started, namespace: 'final.cc' },
      { ...started, topics: ['ivr', 'call', 'CtiWorker_ctiworker-31dv7'] },
      { ...started, topics: 'ivr,CtiRouter_ctirouter-z40iv' },
      { ...started, eventType: 'csta' },
      { ...started, eventName: 'AgentStatusEvent', eventType: 'agentStatus' },
    ];
    expect(new Set(bodies.map(sequenceOf)).size).toBe(bodies.length);
  });

  test('an undocumented event counts with those of its part', () => {
    const topics = ['CtiWorker_ctiworker-31dv7'];
    expect(sequenceOf({ ...started, eventName: 'delivered', topics, eventType: 'csta' })).toBe(sequenceOf({ ...started, topics }));
    expect(sequenceOf({ ...started, eventName: 'DtmfEvent', topics: ['dtmf'] })).toBe(sequenceOf(started));
  });

  test.each([undefined, null, 'ten', -1, 1.5])('with the serial %j nowhere', (serial) => {
    expect([placeOf({ ...started, serial }), placeOf({ ...started, eventName: 'DtmfEvent', serial })]).toEqual([null, null]);
  });

  test('a name that nobody would give takes no memory', () => {
    expect(sequenceOf({ ...started, namespace: 'x'.repeat(100_000) })?.length).toBe(300);
  });
});
