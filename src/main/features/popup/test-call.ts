import { randomUUID } from 'node:crypto';
import type { CallRow } from '../../../shared/api/call-row.ts';
import type { PopupCard } from '../../../shared/api/views.ts';
import type { CallState } from '../../../shared/contract/call-steps.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { Say } from '../../texts/texts.ts';

/** No cloud names a call so: a test is told from every call by its id alone. */
const testCallPrefix = 'danping-test:';

const ringMs = 4_000;
const talkMs = 4_000;

export type TestDirection = 'inbound' | 'outbound';

/** Whether the call is made up: it is shown like any other, but nothing else ever hears of it. */
export function isTestCall(callId: string): boolean {
  return callId.startsWith(testCallPrefix);
}

export interface TestCallParts {
  /** The relay's clock, which the cards go by. */
  now(): EpochMs;
  after(delayMs: number, act: () => void): void;
  say(): Say;
  show(call: CallRow): void;
}

/** Lets a made-up call ring, talk and end, as a person would see it. */
export function runTestCall(direction: TestDirection, parts: TestCallParts): void {
  const callId = `${testCallPrefix}${randomUUID()}`;
  const startedAt = parts.now();
  const show = (state: CallState): void => parts.show(testCall({ callId, direction, state, startedAt, now: parts.now(), say: parts.say() }));
  show('ringing');
  parts.after(ringMs, () => show('answered'));
  parts.after(ringMs + talkMs, () => show('ended'));
}

/** What stands on a test's card: the call alone, for nobody is asked about a customer who does not exist. */
export function testCard(call: CallRow): PopupCard {
  const customer = { name: call.customerName, nameFrom: 'pushed', region: null, carrier: null } as const;
  return { call, customer, journey: [], hasCrm: false, earlierCalls: [], callsToday: 1 };
}

interface TestStep {
  readonly callId: string;
  readonly direction: TestDirection;
  readonly state: CallState;
  readonly startedAt: EpochMs;
  readonly now: EpochMs;
  readonly say: Say;
}

function testCall({ callId, direction, state, startedAt, now, say }: TestStep): CallRow {
  const answeredAt = state === 'ringing' ? null : startedAt + ringMs;
  const endedAt = state === 'ended' ? startedAt + ringMs + talkMs : null;
  const agentName = say('test-call.agent');
  return {
    callId,
    dialect: 'danping-test',
    direction,
    callType: 'danping-test',
    customerNumber: '10000000000',
    customerName: say('test-call.customer'),
    displayNumber: null,
    trunkNumber: null,
    queueName: say('test-call.customer'),
    agentNumber: null,
    agentName,
    extras: { [say('test-call.note')]: say('test-call.note-value') },
    relatedCallIds: [],
    state,
    outcome: answeredAt === null ? 'unknown' : 'answered',
    startedAt,
    dialedAt: null,
    ringingAt: startedAt,
    answeredAt,
    endedAt,
    ringSeconds: answeredAt === null ? null : ringMs / 1_000,
    talkSeconds: endedAt === null ? null : talkMs / 1_000,
    legs: [],
    takenBy: null,
    record: null,
    firstReceivedAt: startedAt,
    lastReceivedAt: now,
    paintedAfterMs: null,
    wrapUp: null,
    contactName: null,
    contactMatch: null,
    missedDoneAt: null,
  };
}
