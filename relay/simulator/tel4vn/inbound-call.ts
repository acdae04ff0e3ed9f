import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { TimedPush } from '../timed-push.ts';
import { wallClock } from '../wall-clock.ts';

export interface Tel4vnCall {
  readonly callId: string;
  readonly extension: string;
  readonly customerNumber: string;
  readonly hotline: string;
  readonly at: EpochMs;
  readonly ringSeconds: number;
  readonly talkSeconds: number;
}

const timeZone = 'Asia/Ho_Chi_Minh';

/** ringing, answered, hangup and cdr of one inbound call, by the table of tel4vn-event-hook.md ("Event Hook Data"). */
export function tel4vnInboundCall(call: Tel4vnCall): TimedPush[] {
  const answeredAt = call.at + call.ringSeconds * 1000;
  const endedAt = answeredAt + call.talkSeconds * 1000;
  const text = (at: EpochMs): string => wallClock(at, timeZone);
  const head = {
    application: 'dial',
    call_id: call.callId,
    sip_call_id: `sip-${call.callId}`,
    domain: 'test.tel4vn.com',
    direction: 'inbound',
    from_number: call.customerNumber,
    to_number: call.extension,
    hotline: call.hotline,
  };
  const started = { time_started: text(call.at) };
  const talked = { duration: call.ringSeconds + call.talkSeconds, billsec: call.talkSeconds };
  const times = { ...started, time_answered: text(answeredAt), time_ended: text(endedAt) };
  return [
    { at: call.at, body: { ...head, state: 'ringing', ...started } },
    { at: answeredAt, body: { ...head, state: 'answered', ...started, time_answered: text(answeredAt) } },
    { at: endedAt, body: { ...head, state: 'hangup', ...talked, ...times } },
    {
      at: endedAt + 1000,
      body: { ...head, state: 'cdr', ...talked, recording_url: `https://recordings.example/${call.callId}`, status: 'answered', ...times },
    },
  ];
}
