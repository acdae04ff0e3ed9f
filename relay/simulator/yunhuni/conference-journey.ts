import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { TimedPush } from '../timed-push.ts';

export interface YunhuniJourney {
  readonly callId: string;
  readonly agentCallId: string;
  readonly conferenceId: string;
  readonly customerNumber: string;
  readonly agentExtension: string;
  readonly at: EpochMs;
}

/**
 * A caller hears a greeting, presses a key and meets an agent in a conference: the parameter tables of
 * yunhuni-ivr-events.md and yunhuni-conference-events.md, times as epoch milliseconds.
 */
export function yunhuniJourney({ callId, agentCallId, conferenceId, customerNumber, agentExtension, at }: YunhuniJourney): TimedPush[] {
  const after = (second: number): EpochMs => at + second * 1000;
  const ivr = (event: string, from: number, to: number, fields: object): TimedPush => ({
    at: after(to),
    body: { action: 'event_notify', event, id: callId, subaccount_id: null, begin_time: after(from), end_time: after(to), error: null, ...fields },
  });
  const conference = (event: string, second: number, fields: object): TimedPush => ({
    at: after(second),
    body: { event, id: conferenceId, ...fields, user_data: null },
  });
  return [
    ivr('ivr.play_end', 0, 6, { keys: null }),
    ivr('ivr.get_end', 6, 9, { key: '2' }),
    conference('conf.create.succ', 10, { begin_time: after(10) }),
    conference('conf.joined', 11, { join_time: after(11), call_id: callId, part_uri: customerNumber }),
    conference('conf.joined', 14, { join_time: after(14), call_id: agentCallId, part_uri: agentExtension }),
    conference('conf.quit', 90, { join_time: after(14), quit_time: after(90), call_id: agentCallId, part_uri: agentExtension }),
    conference('conf.end', 91, { begin_time: after(10), end_time: after(91), error: null }),
    ivr('ivr.call_end', 0, 92, { answer_time: after(0), end_by: 'usr', reason: 'normal' }),
  ];
}
