import { callRecordSchema, type CallRecord } from '../call-record.ts';
import type { Call } from '../call.ts';
import type { DanpingEvent } from '../event.ts';
import type { Leg } from '../legs.ts';
import { comesAfter, eachOnce, firstKnown, firstOf, greatest, instantOf, lastKnown, lastOf, rankOf, smallest } from './naive-order.ts';

const words = ['dialing', 'ringing', 'answered', 'ended'] as const;

/** A call by the contract's words alone (docs/protocol.md, "Call and AgentState"), each field by a question of its own to all events. */
export function naiveCall(given: readonly DanpingEvent[]): Call | null {
  const steps = eachOnce(given).filter((event) => rankOf(event) !== null);
  const first = firstOf(steps);
  if (!first) return null;
  const legs = naiveLegs(steps);
  const record = lastKnown(steps, recordOf);
  const isOver = legs.every((leg) => leg.state === 'ended');
  const state = isOver ? 'ended' : (words.toReversed().find((word) => word !== 'ended' && legs.some((leg) => leg.state === word)) ?? 'ended');
  const takenBy = lastKnown(steps, (event) => (event.kind === 'call.taken' ? takerIn(event) : null));
  const ringingAt = smallest(legs.map((leg) => leg.ringingAt)) ?? time(record?.ringingAt);
  const answeredAt = smallest(legs.map((leg) => leg.answeredAt)) ?? time(record?.answeredAt);
  const endedAt = isOver ? greatest(legs.map((leg) => leg.endedAt)) : null;
  const direction = firstKnown(steps, (event) => event.direction);
  const leader = naiveLeader(legs);
  const untilPickedUp = answeredAt ?? endedAt;
  return {
    callId: first.callId ?? '',
    dialect: first.dialect,
    direction,
    callType: firstKnown(steps.filter(({ kind }) => kind !== 'call.record'), (event) => event.callType) ?? firstKnown(steps, (event) => event.callType),
    customerNumber: firstKnown(steps, (event) => event.customerNumber),
    customerName: record?.customerName ?? firstKnown(steps, (event) => wordIn(event, 'customerName')),
    displayNumber: firstKnown(steps, (event) => event.displayNumber),
    trunkNumber: firstKnown(steps, (event) => event.trunkNumber),
    queueName: record?.queueName ?? firstKnown(steps, (event) => wordIn(event, 'queueName')),
    agentNumber: leader?.agentNumber ?? firstKnown(steps, (event) => event.agentNumber),
    agentName: leader?.agentName ?? firstKnown(steps, (event) => event.agentName),
    extras: naiveExtras(steps),
    relatedCallIds: [...new Set(steps.flatMap((event) => event.relatedCallIds))].toSorted(),
    state,
    outcome: naiveOutcome(steps, record, isOver, answeredAt !== null, takenBy !== null, direction),
    startedAt: smallest([instantOf(first), time(record?.startedAt)]) ?? instantOf(first),
    dialedAt: smallest(legs.map((leg) => leg.dialedAt)),
    ringingAt,
    answeredAt,
    endedAt,
    ringSeconds: span(ringingAt, untilPickedUp) ?? record?.ringSeconds ?? null,
    talkSeconds: record?.talkSeconds ?? span(answeredAt, endedAt),
    legs,
    takenBy,
    record,
    firstReceivedAt: Math.min(...steps.map((event) => Date.parse(event.receivedAt))),
    lastReceivedAt: Math.max(...steps.map((event) => Date.parse(event.receivedAt))),
  };
}

/** "A hangup that names no agent, a CDR and a failure end every leg." */
function isForAll(event: DanpingEvent): boolean {
  return event.kind === 'call.record' || event.kind === 'call.failed' || (event.agentNumber === null && rankOf(event) === 3);
}

function naiveLegs(steps: readonly DanpingEvent[]): readonly Leg[] {
  const own = steps.filter((event) => !isForAll(event));
  const agents = [...new Set(own.map((event) => event.agentNumber))];
  const legs = agents.map((agentNumber) => naiveLeg(agentNumber, own.filter((event) => event.agentNumber === agentNumber), steps.filter(isForAll)));
  const first = firstOf(steps);
  if (legs.length === 0 && first) {
    const { agentNumber, agentName } = first;
    return [{ agentNumber, agentName, state: 'ended', dialedAt: null, ringingAt: null, answeredAt: null, endedAt: instantOf(first) }];
  }
  return legs.toSorted((a, b) => ((a.agentNumber ?? '') < (b.agentNumber ?? '') ? -1 : 1));
}

/** "Each agent has one leg; a leg that ended is revived only by a later time." */
function naiveLeg(agentNumber: string | null, own: readonly DanpingEvent[], forAll: readonly DanpingEvent[]): Leg {
  const birth = firstOf(own);
  const concern = [...own, ...forAll.filter((event) => birth !== undefined && comesAfter(event, birth))];
  const last = lastOf(concern);
  const lastAlive = lastOf(concern.filter((event) => rankOf(event) !== 3));
  const ends = concern.filter((event) => rankOf(event) === 3 && (lastAlive === undefined || comesAfter(event, lastAlive)));
  const firstEnd = firstOf(ends);
  const when = (rank: number): number | null => smallest(own.filter((event) => rankOf(event) === rank).map(instantOf));
  return {
    agentNumber,
    agentName: firstKnown(concern.filter((event) => event.agentNumber === agentNumber), (event) => event.agentName),
    state: words[(last && rankOf(last)) ?? 0] ?? 'dialing',
    dialedAt: when(0),
    ringingAt: when(1),
    answeredAt: when(2),
    endedAt: firstEnd ? instantOf(firstEnd) : null,
  };
}

/** Who answered last, else whose phone showed the call last; of equals the lower number. */
function naiveLeader(legs: readonly Leg[]): Leg | undefined {
  const agents = legs.filter((leg) => leg.agentNumber !== null);
  const candidates = agents.some((leg) => leg.answeredAt !== null) ? agents.filter((leg) => leg.answeredAt !== null) : agents;
  const sign = (leg: Leg): number => leg.answeredAt ?? leg.ringingAt ?? leg.dialedAt ?? leg.endedAt ?? 0;
  const latest = greatest(candidates.map(sign));
  return candidates.find((leg) => sign(leg) === latest);
}

function naiveOutcome(steps: readonly DanpingEvent[], record: CallRecord | null, isOver: boolean, answered: boolean, taken: boolean, direction: Call['direction']): Call['outcome'] {
  if (record !== null && record.outcome !== 'unknown') return record.outcome;
  if (answered && isOver) return 'answered';
  if (answered) return 'unknown';
  if (steps.some((event) => event.kind === 'call.failed')) return 'failed';
  if (!isOver) return 'unknown';
  if (taken) return 'answered';
  return direction === 'inbound' ? 'missed' : direction === 'outbound' ? 'no-answer' : 'unknown';
}

/** What a later event says of a field counts; what is no object of fields is one field. */
function naiveExtras(steps: readonly DanpingEvent[]): Call['extras'] {
  const named = steps.flatMap((event) => {
    const { extras } = event.data;
    if (extras === undefined || extras === null || extras === '' || (Array.isArray(extras) && extras.length === 0)) return [];
    const fields: Record<string, unknown> = typeof extras === 'object' && !Array.isArray(extras) ? { ...extras } : { extras };
    return [{ event, fields }];
  });
  const names = [...new Set(named.flatMap(({ fields }) => Object.keys(fields)))];
  if (names.length === 0) return null;
  return Object.fromEntries(
    names.map((name) => {
      const telling = named.filter(({ fields }) => Object.hasOwn(fields, name));
      const last = telling.find(({ event }) => telling.every((other) => other.event === event || comesAfter(event, other.event)));
      return [name, last?.fields[name]];
    }),
  );
}

function recordOf(event: DanpingEvent): CallRecord | null {
  if (event.kind !== 'call.record') return null;
  const read = callRecordSchema.safeParse(event.data['record']);
  return read.success ? read.data : null;
}

function takerIn(event: DanpingEvent): Call['takenBy'] {
  const taker = event.data['takenBy'];
  if (typeof taker !== 'object' || taker === null || !('agentNumber' in taker) || typeof taker.agentNumber !== 'string') return null;
  return { agentNumber: taker.agentNumber, agentName: 'agentName' in taker && typeof taker.agentName === 'string' ? taker.agentName : null };
}

function wordIn(event: DanpingEvent, field: string): string | null {
  const value = event.data[field];
  return typeof value === 'string' && value !== '' ? value : null;
}

function time(iso: string | null | undefined): number | null {
  return iso === null || iso === undefined ? null : new Date(iso).getTime();
}

function span(from: number | null, until: number | null): number | null {
  return from === null || until === null || until < from ? null : Math.round((until - from) / 1000);
}
