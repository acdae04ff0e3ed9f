import type { EventDraft } from '../../core/dialect.ts';
import type { CallOutcome, CallRecord } from '../../../src/shared/contract/call-record.ts';
import { readBilledLegs, readHungUpBy, readSatisfaction } from './bill.ts';
import { readEnvelope } from './envelope.ts';
import { leftover } from './leftover.ts';
import type { Push } from './push.ts';
import { readTime } from './time.ts';
import { readSeconds, readText } from './values.ts';

/** V7 page, 通话记录推送事件, `status`. */
const outcomeOfStatus: ReadonlyMap<string, CallOutcome> = new Map([
  ['ANSWER', 'answered'],
  ['CALL_TRANSFER', 'transferred'],
  ['AGENT_NO_ANSWER', 'missed'],
  ['QUEUE_ABANDON', 'abandoned'],
  ['IVR', 'abandoned'],
  ['CUSTOMER_NO_ANSWER', 'no-answer'],
]);

/** The call's record, made once the call is over (V7 page, 通话记录推送事件). */
export function readCdr(push: Push): EventDraft | null {
  if (push.pushType !== 'cdr') return null;
  const envelope = readEnvelope(push);
  const record = readRecord(push, envelope.direction === 'outbound');
  return { ...envelope, kind: 'call.record', at: record.endedAt, part: null, data: { ...leftover(push, []), record } };
}

/** The customer's phone rings on the way out, the agent's on the way in: V7 times the two apart. */
function readRecord(push: Push, isOutbound: boolean): CallRecord {
  const text = (name: string): string | null => readText(push.fields[name]);
  const time = (name: string): string | null => readTime(push.fields[name], push.timeZone);
  const seconds = (name: string): number | null => readSeconds(push.fields[name]);
  return {
    outcome: outcomeOf(text('status'), text('failureReason')),
    startedAt: time('startTime'),
    ringingAt: time(isOutbound ? 'customerStartTime' : 'agentStartTime'),
    answeredAt: time('bridgeTime'),
    endedAt: time('endTime') ?? time('hangupTime'),
    ringSeconds: seconds(isOutbound ? 'customerRingDuration' : 'agentRingDuration'),
    talkSeconds: seconds('bridgeDuration'),
    queueName: text('queueName'),
    customerName: text('customerName'),
    recordingUrl: text('recordFileUrl') ?? text('doubleTrackFileUrl'),
    voicemailUrl: text('voiceMailUrl'),
    continuesCallId: text('relativeCallUniqueId'),
    ivrName: text('ivrName'),
    ivrEnteredAt: time('ivrTime'),
    queueJoinedAt: time('joinQueueTime'),
    waitSeconds: time('joinQueueTime') === null ? null : seconds('waitDuration'),
    hungUpBy: readHungUpBy(push),
    satisfaction: readSatisfaction(push),
    billedLegs: readBilledLegs(push),
  };
}

/**
 * A `failureReason` tells why a dialled customer could not be had. It never hides that people talked, nor that a
 * caller was missed or gave up: those calls must be found as such.
 */
function outcomeOf(status: string | null, failureReason: string | null): CallOutcome {
  const outcome = outcomeOfStatus.get(status ?? '') ?? 'unknown';
  return failureReason !== null && (outcome === 'no-answer' || outcome === 'unknown') ? 'failed' : outcome;
}
