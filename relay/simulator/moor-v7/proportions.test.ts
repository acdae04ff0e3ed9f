import { describe, expect, test } from 'vitest';
import { moorV7 } from '../../dialects/moor-v7/index.ts';
import { callRecordSchema } from '../../../src/shared/contract/call-record.ts';
import { agentNameAt } from './agents.ts';
import { proportions } from './proportions.ts';
import { simulateShift } from './shift.ts';

const agents = Array.from({ length: 40 }, (_, index) => ({ agentNumber: String(20_001 + index), agentName: agentNameAt(index) }));
const startsAt = Date.parse('2026-11-20T01:00:00.000Z');

/** Five long shifts of a large desk: some 15,000 calls. */
const pushes = [1, 2, 3, 4, 5].flatMap((seed) =>
  simulateShift({ seed, agents, accountId: '20000153', startsAt, durationMs: 8 * 3_600_000, callsPerAgentHour: 9 }),
);
const events = pushes.flatMap(({ body }) => {
  const result = moorV7.normalise(body, 0, { timeZone: moorV7.defaultTimeZone, values: {} });
  return result.ok ? result.value : [];
});
const records = events.filter((event) => event.kind === 'call.record').map((event) => ({ ...event, record: callRecordSchema.parse(event.data['record']) }));

function shareOf<Value>(values: readonly Value[], holds: (value: Value) => boolean): number {
  return values.filter(holds).length / values.length;
}

function expectNear(share: number, wanted: number): void {
  expect(Math.abs(share - wanted)).toBeLessThan(0.02);
}

describe('proportions of many shifts', () => {
  const own = records.filter((record) => record.relatedCallIds.length === 0);
  const inbound = own.filter((record) => record.direction === 'inbound');
  const outbound = own.filter((record) => record.direction === 'outbound');

  test('shares of each table add up to 1', () => {
    const { direction, inbound: ways, outbound: ends, extras, loginType, pauseSort, outboundCallType } = proportions;
    for (const table of [direction, ways, ends, extras, loginType, pauseSort, outboundCallType]) {
      expect(Object.values(table).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    }
  });

  test('who calls whom, and how it comes out', () => {
    expectNear(inbound.length / own.length, proportions.direction.inbound);
    expectNear(shareOf(inbound, ({ record }) => record.outcome === 'missed'), proportions.inbound.missed);
    expectNear(shareOf(inbound, ({ record }) => record.outcome === 'abandoned'), proportions.inbound.abandoned);
    expectNear(shareOf(inbound, ({ record }) => record.outcome === 'transferred'), proportions.inbound.transferred);
    expectNear(shareOf(inbound, ({ record }) => record.outcome === 'answered'), proportions.inbound.answered + proportions.inbound.rerouted);
    expectNear(shareOf(outbound, ({ record }) => record.outcome === 'answered'), proportions.outbound.answered);
    expectNear(shareOf(outbound, ({ record }) => record.outcome === 'no-answer'), proportions.outbound['no-answer']);
    expectNear(shareOf(outbound, ({ record }) => record.outcome === 'failed'), proportions.outbound.failed);
  });

  test('every rarity comes', () => {
    const names = new Set(events.map((event) => event.data['statusName']));
    for (const name of ['忙碌', '保持', '静音', '小休', '培训', '会议', '用餐', '整理']) expect(names).toContain(name);
    expect(events.some((event) => event.data['logoutType'] === 'offline' && event.data['offlineType'] !== undefined)).toBe(true);
    expect(records.some(({ record }) => record.voicemailUrl !== null)).toBe(true);
    expect(records.some((event) => event.relatedCallIds.length > 0)).toBe(true);
    expect(records.filter((event) => event.agentNumber === null).every(({ record }) => record.outcome === 'abandoned')).toBe(true);
    const keys = records.flatMap((event) => event.data['satisfyKeys']);
    expect(new Set(keys)).toEqual(new Set(['1', '2', '3']));
    const sent = pushes.map(({ body }) => ('extras' in body ? typeof body.extras : 'none'));
    expect(new Set(sent)).toEqual(new Set(['string', 'object', 'none']));
  });

  test('most talks are short, a few very long', () => {
    const talks = records.flatMap(({ record }) => (record.outcome === 'answered' ? [record.talkSeconds ?? 0] : [])).toSorted((a, b) => a - b);
    const at = (share: number): number => talks[Math.floor(share * talks.length)] ?? 0;
    expect(at(0.5)).toBeGreaterThan(95);
    expect(at(0.5)).toBeLessThan(125);
    expect(at(0.95)).toBeGreaterThan(3 * at(0.5));
  });

  test('customers come again: a fifth of them makes over a third of the calls of a day', () => {
    const day = simulateShift({ seed: 11, agents, accountId: '1', startsAt, durationMs: 8 * 3_600_000, callsPerAgentHour: 9 });
    const numbers = day.flatMap(({ body }) => ('pushType' in body && body.pushType === 'cdr' && 'customerNumber' in body ? [String(body.customerNumber)] : []));
    expect(numbers.every((number) => /^(1[3-9]\d{9}|0\d{2,3}[2-8]\d{6,7})$/.test(number))).toBe(true);
    const calls = [...Map.groupBy(numbers, (number) => number).values()].map((of) => of.length).toSorted((a, b) => b - a);
    const best = calls.slice(0, Math.floor(calls.length / 5)).reduce((sum, count) => sum + count, 0);
    expect(best / numbers.length).toBeGreaterThan(0.33);
    expect(shareOf(calls, (count) => count === 1)).toBeGreaterThan(0.5);
  });
});
