import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moorV7 } from '../../dialects/moor-v7/index.ts';
import { foldCall } from '../../../src/shared/contract/call.ts';
import { danpingEventSchema } from '../../../src/shared/contract/event.ts';
import { toIso } from '../../../src/shared/contract/time.ts';
import type { EventDraft } from '../../core/dialect.ts';
import { inOrder } from '../timed-push.ts';
import { agentNameAt } from './agents.ts';
import type { ShiftOptions } from './shift.ts';
import { simulateShift } from './shift.ts';

const hourMs = 3_600_000;
const settings = { timeZone: moorV7.defaultTimeZone, values: {} };

function shiftOf(seed: number, changes: Partial<ShiftOptions> = {}): ShiftOptions {
  const agents = Array.from({ length: 8 }, (_, index) => ({ agentNumber: String(20_001 + index), agentName: agentNameAt(index) }));
  const startsAt = Date.parse('2026-11-20T01:00:00.000Z');
  return { seed, agents, accountId: '20000153', startsAt, durationMs: 4 * hourMs, callsPerAgentHour: 12, ...changes };
}

function draftsOf(body: object): readonly EventDraft[] {
  const result = moorV7.normalise(body, 0, settings);
  if (!result.ok) throw new Error(result.failure.cause);
  return result.value;
}

const anyShift = fc
  .record({
    seed: fc.integer(),
    agentCount: fc.integer({ min: 1, max: 6 }),
    durationMs: fc.integer({ min: 1000, max: 5 * hourMs }),
    callsPerAgentHour: fc.integer({ min: 0, max: 60 }),
    startsAt: fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2035-01-01') }),
  })
  .map(({ agentCount, ...changes }) => shiftOf(0, { ...changes, agents: shiftOf(0).agents.slice(0, agentCount) }));

describe('a simulated shift', () => {
  test('is the same, byte for byte, for the same options', () => {
    const options = shiftOf(7);
    expect(JSON.stringify(simulateShift(options))).toBe(JSON.stringify(simulateShift({ ...options })));
    expect(JSON.stringify(simulateShift(shiftOf(8)))).not.toBe(JSON.stringify(simulateShift(options)));
  });

  test('is understood whole: every push is of an expected kind, in time, and no event id comes twice', () => {
    fc.assert(
      fc.property(anyShift, (options) => {
        const pushes = simulateShift(options);
        expect(pushes).toEqual(inOrder(pushes));
        const drafts = pushes.flatMap(({ at, body }) => draftsOf(body).map((draft) => ({ sentAt: at, ...draft })));
        for (const { sentAt, kind, at } of drafts) {
          expect(kind).toMatch(/^(call\.(dialing|ringing|answered|ended|record|failed)|agent\.(status|login|logout))$/);
          if (at === null) expect(kind).toBe('call.failed');
          else expect(Date.parse(at)).toBeLessThanOrEqual(sentAt);
        }
        const ids = drafts.map((draft) => `${draft.providerEventId} ${draft.part}`);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 40 },
    );
  });

  test('no agent is in two calls at once, logs in before and out after them', () => {
    fc.assert(
      fc.property(anyShift, (options) => {
        // A record may well be pushed after its agent has left.
        const events = simulateShift(options).flatMap(({ body }) => draftsOf(body)).filter(({ kind }) => kind !== 'call.record');
        for (const { agentNumber } of options.agents) {
          const own = events.filter((event) => event.agentNumber === agentNumber);
          expect(own[0]?.kind === 'agent.login' || own[0]?.kind === 'agent.status').toBe(true);
          expect(own.at(-1)?.kind).toBe('agent.logout');
          const steps = own.filter((event) => /^call\.(dialing|ringing|answered|ended)$/.test(event.kind));
          const timesOfCalls = [...Map.groupBy(steps, (step) => step.callId).values()].map((of) => of.map((step) => Date.parse(step.at ?? '')));
          const inTime = timesOfCalls.map((times) => [Math.min(...times), Math.max(...times)] as const).toSorted((a, b) => a[0] - b[0]);
          inTime.slice(1).forEach(([from], index) => expect(from).toBeGreaterThanOrEqual(inTime[index]?.[1] ?? 0));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('an agent who pauses is next heard of as idle', () => {
    fc.assert(
      fc.property(anyShift, (options) => {
        const events = simulateShift(options).flatMap(({ body }) => draftsOf(body)).filter(({ kind }) => kind !== 'call.record');
        for (const own of Map.groupBy(events, (event) => event.agentNumber).values()) {
          own.forEach((event, index) => {
            if (event.data['status'] !== 'custom' && event.data['status'] !== 'busy') return;
            expect(own[index + 1]?.data['status']).toBe('idle');
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  test('every call comes to its end, with the outcome of its record', () => {
    const events = simulateShift(shiftOf(5)).flatMap(({ at, body }, index) =>
      draftsOf(body).map((draft, part) =>
        danpingEventSchema.parse({
          ...draft,
          seq: 2 * index + part + 1,
          id: `main:${index}#${part}`,
          source: 'main',
          dialect: moorV7.name,
          receivedAt: toIso(at),
        }),
      ),
    );
    const calls = [...Map.groupBy(events, (event) => event.callId)].filter(([callId]) => callId !== null);
    expect(calls.length).toBeGreaterThan(200);
    for (const [, of] of calls) {
      const call = foldCall(of);
      expect(call?.state).toBe('ended');
      expect(call?.record).not.toBeNull();
      expect(call?.outcome).toBe(call?.record?.outcome);
      if (call?.outcome === 'answered') expect(call.answeredAt).not.toBeNull();
      const agentsOf = (kind: string) => new Set(of.filter((event) => event.kind === kind).map((event) => event.agentNumber));
      expect(agentsOf('call.ended')).toEqual(agentsOf('call.ringing'));
    }
  });

  test('nobody on duty, or nobody calling, is no trouble', () => {
    expect(simulateShift(shiftOf(1, { agents: [] }))).toEqual([]);
    const quiet = simulateShift(shiftOf(1, { callsPerAgentHour: 0 }));
    expect(new Set(quiet.flatMap(({ body }) => draftsOf(body)).map(({ kind }) => kind))).toEqual(
      new Set(['agent.login', 'agent.status', 'agent.logout']),
    );
  });
});
