import { describe, expect, test } from 'vitest';
import type { FixtureName } from '../../dialects/moor-v7/fixtures/read.ts';
import { readFixture } from '../../dialects/moor-v7/fixtures/read.ts';
import { agentNameAt } from './agents.ts';
import { simulateShift } from './shift.ts';

const agents = Array.from({ length: 12 }, (_, index) => ({ agentNumber: String(20_001 + index), agentName: agentNameAt(index) }));
const startsAt = Date.parse('2026-11-20T01:00:00.000Z');
const bodies = simulateShift({ seed: 3, agents, accountId: '20000153', startsAt, durationMs: 6 * 3_600_000, callsPerAgentHour: 12 }).map(
  ({ body }): Record<string, unknown> => ({ ...body }),
);

/** Documented in a table of the page, missing in its example: allowed where they say something. */
const sometimes = new Set(['failureReason', 'relativeCallUniqueId', 'offlineType']);
const ownExample = new Map<unknown, FixtureName>([
  ['dialoutRing', 'dialout-ring'],
  ['dialoutHangup', 'dialout-hangup'],
  ['callStatus', 'call-status-link'],
  ['cdr', 'cdr'],
  ['mediaFailreason', 'media-failreason'],
  ['login', 'login'],
  ['logout', 'logout'],
]);

function exampleOf(body: Record<string, unknown>): FixtureName {
  const example = ownExample.get(body['pushType']);
  if (example) return example;
  return 'content' in body ? 'link-wrapped' : 'incoming-hangup-with-comma';
}

function sortOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}

/** Names in their order, each with the type of its value. */
function shapeOf(body: object): [string, string][] {
  return Object.entries(body)
    .filter(([name]) => !sometimes.has(name))
    .map(([name, value]) => [name, name === 'extras' ? 'extras' : sortOf(value)]);
}

function secondsBetween(from: unknown, to: unknown): number {
  return (Date.parse(`${String(to)}Z`) - Date.parse(`${String(from)}Z`)) / 1000;
}

describe('a simulated push looks like the example of the page', () => {
  const byExample = Map.groupBy(bodies, exampleOf);

  test('each example has its likes', () => {
    const all = [...ownExample.values(), 'link-wrapped', 'incoming-hangup-with-comma'];
    expect([...byExample.keys()].toSorted()).toEqual(all.toSorted());
  });

  test.each([...byExample])('%s: same names in the same order, values of the same types', (example, likes) => {
    const shape = shapeOf(readFixture(example));
    for (const body of likes) expect(shapeOf(body)).toEqual(shape);
  });

  test('inside the wrapper too, but for callUniqueId, which the table has and the example has not', () => {
    const content = readFixture('link-wrapped')['content'];
    const shape = shapeOf(Object(content));
    for (const body of byExample.get('link-wrapped') ?? []) {
      expect(shapeOf(Object(body['content']))).toEqual([...shape, ['callUniqueId', 'string']]);
    }
  });

  test('times are written as in the examples', () => {
    for (const body of bodies) {
      const isLocal = ['login', 'logout'].includes(String(body['pushType']));
      if (typeof body['statusTime'] === 'string') {
        expect(body['statusTime']).toMatch(isLocal ? /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/ : /^\d{10}$/);
      }
      for (const name of ['startTime', 'endTime', 'createTime', 'saveTime', 'hangupTime']) {
        if (body['pushType'] === 'cdr') expect(body[name]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
      }
    }
  });

  test('ids have the form of the examples', () => {
    for (const body of bodies) {
      expect(body['eventUniqueId'] ?? body['uniqueId']).toMatch(/^[0-9a-f]{32}$/);
      if (body['callUniqueId']) expect(body['callUniqueId']).toMatch(/^\d{18}$/);
    }
  });

  test("a cdr's durations are those of its times, and each leg stands in billCalls", () => {
    for (const cdr of byExample.get('cdr') ?? []) {
      expect(cdr['totalDuration']).toBe(secondsBetween(cdr['startTime'], cdr['endTime']));
      if (cdr['bridgeTime'] !== '') expect(cdr['bridgeDuration']).toBe(secondsBetween(cdr['bridgeTime'], cdr['hangupTime']));
      if (cdr['agentAnswerTime'] !== '') expect(cdr['agentRingDuration']).toBe(secondsBetween(cdr['agentStartTime'], cdr['agentAnswerTime']));
      const legs = Array.isArray(cdr['billCalls']) ? cdr['billCalls'] : [];
      expect(legs.length).toBe(cdr['agentNumber'] === '' ? 1 : 2);
      for (const leg of legs) expect(String(leg).split('|')).toHaveLength(16);
    }
  });
});
