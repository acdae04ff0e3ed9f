import { z } from 'zod';
import type { CallOutcome, CallRecord } from './call-record.ts';
import { callRecordSchema } from './call-record.ts';
import type { CallState, Step } from './call-steps.ts';
import { callSteps } from './call-steps.ts';
import type { DanpingEvent, Direction } from './event.ts';
import type { Leg } from './legs.ts';
import { foldLegs, leadingLeg, stateOfLegs } from './legs.ts';
import type { EpochMs } from './time.ts';

export interface Colleague {
  readonly agentNumber: string;
  readonly agentName: string | null;
}

/** A call as its events tell it: docs/protocol.md, "Call". Times are epoch milliseconds, durations seconds. */
export interface Call {
  readonly callId: string;
  readonly dialect: string;
  readonly direction: Direction | null;
  readonly callType: string | null;
  readonly customerNumber: string | null;
  readonly customerName: string | null;
  readonly displayNumber: string | null;
  readonly trunkNumber: string | null;
  readonly queueName: string | null;
  readonly agentNumber: string | null;
  readonly agentName: string | null;
  readonly extras: Readonly<Record<string, unknown>> | null;
  readonly relatedCallIds: readonly string[];
  readonly state: CallState;
  readonly outcome: CallOutcome;
  /** The earliest time that any event gives this call. */
  readonly startedAt: EpochMs;
  readonly dialedAt: EpochMs | null;
  readonly ringingAt: EpochMs | null;
  readonly answeredAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  readonly ringSeconds: number | null;
  readonly talkSeconds: number | null;
  readonly legs: readonly Leg[];
  /** Who answered when this agent's phone stopped ringing; `null` for a call that nobody took from it. */
  readonly takenBy: Colleague | null;
  readonly record: CallRecord | null;
  /** When the relay received the earliest and the latest event of this call. */
  readonly firstReceivedAt: EpochMs;
  readonly lastReceivedAt: EpochMs;
}

const takenBySchema = z.object({ agentNumber: z.string(), agentName: z.string().nullable() });

/**
 * Folds the events of one call into the call. The order of `events`, repeats and gaps do not matter: steps are
 * put in order by the provider's time, at equal times the further state wins, then the later seq.
 *
 * @returns `null` when no event of a call is among them.
 */
export function foldCall(events: Iterable<DanpingEvent>): Call | null {
  const steps = callSteps(events);
  const first = steps[0];
  if (!first) return null;

  const legs = foldLegs(steps);
  const record = lastOf(steps, readRecord);
  const takenBy = lastOf(steps, readTakenBy);
  const ringingAt = earliest(legs.map((leg) => leg.ringingAt)) ?? msOf(record?.ringingAt);
  const answeredAt = earliest(legs.map((leg) => leg.answeredAt)) ?? msOf(record?.answeredAt);
  const state = stateOfLegs(legs);
  const endedAt = state === 'ended' ? (latest(legs.map((leg) => leg.endedAt)) ?? null) : null;
  const direction = firstOf(steps, (event) => event.direction);
  const leader = leadingLeg(legs);
  const received = steps.map((step) => Date.parse(step.event.receivedAt));

  return {
    callId: first.event.callId ?? '',
    dialect: first.event.dialect,
    direction,
    callType: firstOf(steps, (event) => (event.kind === 'call.record' ? null : event.callType)) ?? firstOf(steps, (event) => event.callType),
    customerNumber: firstOf(steps, (event) => event.customerNumber),
    customerName: record?.customerName ?? firstOf(steps, (event) => textIn(event.data, 'customerName')),
    displayNumber: firstOf(steps, (event) => event.displayNumber),
    trunkNumber: firstOf(steps, (event) => event.trunkNumber),
    queueName: record?.queueName ?? firstOf(steps, (event) => textIn(event.data, 'queueName')),
    agentNumber: leader?.agentNumber ?? firstOf(steps, (event) => event.agentNumber),
    agentName: leader?.agentName ?? firstOf(steps, (event) => event.agentName),
    extras: mergeExtras(steps),
    relatedCallIds: [...new Set(steps.flatMap((step) => step.event.relatedCallIds))].toSorted(),
    state,
    outcome: outcomeOf({ steps, record, state, direction, answered: answeredAt !== null, taken: takenBy !== null }),
    startedAt: Math.min(first.at, msOf(record?.startedAt) ?? first.at),
    dialedAt: earliest(legs.map((leg) => leg.dialedAt)),
    ringingAt,
    answeredAt,
    endedAt,
    ringSeconds: secondsBetween(ringingAt, answeredAt ?? endedAt) ?? record?.ringSeconds ?? null,
    talkSeconds: record?.talkSeconds ?? secondsBetween(answeredAt, endedAt),
    legs,
    takenBy,
    record,
    firstReceivedAt: Math.min(...received),
    lastReceivedAt: Math.max(...received),
  };
}

function outcomeOf(call: {
  steps: readonly Step[];
  record: CallRecord | null;
  state: CallState;
  direction: Direction | null;
  answered: boolean;
  taken: boolean;
}): CallOutcome {
  if (call.record && call.record.outcome !== 'unknown') return call.record.outcome;
  if (call.answered) return call.state === 'ended' ? 'answered' : 'unknown';
  if (call.steps.some((step) => step.event.kind === 'call.failed')) return 'failed';
  if (call.state !== 'ended') return 'unknown';
  if (call.taken) return 'answered';
  if (call.direction === 'inbound') return 'missed';
  return call.direction === 'outbound' ? 'no-answer' : 'unknown';
}

/** The record that the event carries; `null` where it carries none that can be read. */
export function readRecord(event: DanpingEvent): CallRecord | null {
  if (event.kind !== 'call.record') return null;
  const parsed = callRecordSchema.safeParse(event.data['record']);
  return parsed.success ? parsed.data : null;
}

function readTakenBy(event: DanpingEvent): Colleague | null {
  if (event.kind !== 'call.taken') return null;
  const parsed = takenBySchema.safeParse(event.data['takenBy']);
  return parsed.success ? parsed.data : null;
}

function mergeExtras(steps: readonly Step[]): Record<string, unknown> | null {
  const found = steps.map((step) => asFieldMap(step.event.data['extras'])).filter(isFieldMap);
  return found.length > 0 ? Object.assign({}, ...found) : null;
}

/** The page says that extras are an object; a text, a number or a list is shown all the same. */
function asFieldMap(extras: unknown): unknown {
  const isLone = typeof extras === 'string' || typeof extras === 'number' || typeof extras === 'boolean' || Array.isArray(extras);
  return isLone && extras !== '' && !(Array.isArray(extras) && extras.length === 0) ? { extras } : extras;
}

function isFieldMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}

function textIn(data: Readonly<Record<string, unknown>>, field: string): string | null {
  const value = data[field];
  return typeof value === 'string' && value !== '' ? value : null;
}

function firstOf<Value>(steps: readonly Step[], read: (event: DanpingEvent) => Value | null): Value | null {
  for (const step of steps) {
    const value = read(step.event);
    if (value !== null) return value;
  }
  return null;
}

function lastOf<Value>(steps: readonly Step[], read: (event: DanpingEvent) => Value | null): Value | null {
  return firstOf(steps.toReversed(), read);
}

function msOf(iso: string | null | undefined): EpochMs | null {
  return iso ? Date.parse(iso) : null;
}

function earliest(times: readonly (EpochMs | null)[]): EpochMs | null {
  const known = times.filter((time) => time !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

function latest(times: readonly (EpochMs | null)[]): EpochMs | null {
  const known = times.filter((time) => time !== null);
  return known.length > 0 ? Math.max(...known) : null;
}

function secondsBetween(from: EpochMs | null, to: EpochMs | null): number | null {
  return from !== null && to !== null && to >= from ? Math.round((to - from) / 1000) : null;
}
