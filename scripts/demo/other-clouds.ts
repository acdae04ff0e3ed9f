import type { EpochMs } from '../../src/shared/contract/time.ts';
import { tel4vnInboundCall } from '../../relay/simulator/tel4vn/inbound-call.ts';
import type { TimedPush } from '../../relay/simulator/timed-push.ts';
import { wellcloudIvrCall } from '../../relay/simulator/wellcloud/ivr-call.ts';
import { yunhuniJourney } from '../../relay/simulator/yunhuni/conference-journey.ts';

/** Under this extension the other clouds know the demo's agent. */
export const demoExtension = '101';

/** The clouds beside 7moor whose pushes the demo takes in too. */
export const otherClouds = ['tel4vn', 'yunhuni', 'wellcloud'] as const;
export type OtherCloud = (typeof otherClouds)[number];

const minuteMs = 60_000;

/** A few calls and journeys of each, spread over the hour after `startsAt`. */
export function otherCloudsHour(startsAt: EpochMs): Readonly<Record<OtherCloud, readonly TimedPush[]>> {
  const customers = ['0899888999', '0912345678', '02838221234'];
  return {
    tel4vn: customers.flatMap((customerNumber, index) =>
      tel4vnInboundCall({
        callId: `tel4vn-${startsAt}-${index}`,
        extension: demoExtension,
        customerNumber,
        hotline: '19001919',
        at: startsAt + (5 + 15 * index) * minuteMs,
        ringSeconds: 4 + 3 * index,
        talkSeconds: 45 + 70 * index,
      }),
    ),
    yunhuni: yunhuniJourney({
      callId: `yunhuni-${startsAt}-caller`,
      agentCallId: `yunhuni-${startsAt}-agent`,
      conferenceId: `yunhuni-${startsAt}`,
      customerNumber: '057188990011',
      agentExtension: demoExtension,
      at: startsAt + 12 * minuteMs,
    }),
    wellcloud: [1, 2].flatMap((index) =>
      wellcloudIvrCall({
        callId: `wellcloud-${startsAt}-${index}`,
        customerNumber: `1801234567${index}`,
        at: startsAt + 20 * index * minuteMs,
        seconds: 35,
        serial: 2 * index,
      }),
    ),
  };
}
