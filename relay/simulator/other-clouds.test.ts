import { describe, expect, it } from 'vitest';
import type { Dialect } from '../core/dialect.ts';
import { tel4vn } from '../dialects/tel4vn/index.ts';
import { wellcloud } from '../dialects/wellcloud/index.ts';
import { yunhuni } from '../dialects/yunhuni/index.ts';
import { tel4vnInboundCall } from './tel4vn/inbound-call.ts';
import type { TimedPush } from './timed-push.ts';
import { wellcloudIvrCall } from './wellcloud/ivr-call.ts';
import { yunhuniJourney } from './yunhuni/conference-journey.ts';

const at = Date.UTC(2026, 10, 20, 2, 0, 0);

/** What the dialect makes of each push: its kind, and how far its time is from the time at which the push leaves. */
function understood(dialect: Dialect, pushes: readonly TimedPush[]): readonly (readonly [string, number])[] {
  return pushes.flatMap(({ at: leaves, body }) => {
    const read = dialect.normalise(body, leaves, { timeZone: dialect.defaultTimeZone, values: {} });
    if (!read.ok) throw new Error(read.failure.cause);
    return read.value.map((draft) => [draft.kind, (leaves - Date.parse(draft.at ?? '')) / 1000] as const);
  });
}

describe('the simulated clouds beside 7moor are understood as they are meant', () => {
  it('tel4vn', () => {
    const call = { callId: 'c1', extension: '101', customerNumber: '0899888999', hotline: '19001919', at, ringSeconds: 5, talkSeconds: 20 };
    expect(understood(tel4vn, tel4vnInboundCall(call))).toEqual([['call.ringing', 0], ['call.answered', 0], ['call.ended', 0], ['call.record', 1]]);
  });

  it('yunhuni', () => {
    const journey = { callId: 'c1', agentCallId: 'c2', conferenceId: 'k', customerNumber: '057188990011', agentExtension: '101', at };
    expect(understood(yunhuni, yunhuniJourney(journey)).map(([kind]) => kind)).toEqual([
      'ivr.play_end', 'ivr.get_end', 'conference.created', 'conference.joined', 'conference.joined', 'conference.left', 'conference.ended', 'ivr.call_end',
    ]);
  });

  it('wellcloud', () => {
    const call = { callId: 'c1', customerNumber: '18012345678', at, seconds: 40, serial: 10 };
    expect(understood(wellcloud, wellcloudIvrCall(call))).toEqual([['ivr.started', 0], ['ivr.ended', 0]]);
  });
});
