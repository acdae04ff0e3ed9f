import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { announcements } from './bodies/media-failure.ts';
import type { Draw } from './draw-call.ts';
import { drawOutboundCall } from './draw-call.ts';
import type { OutboundPlan } from './outbound.ts';
import type { CloudAgent } from './parties.ts';
import { paces, proportions } from './proportions.ts';

/** A dial-out of that agent as chance will have it. */
export function drawOutbound(draw: Draw, agent: CloudAgent, startsAt: EpochMs): OutboundPlan {
  const { random } = draw;
  const outcome = random.weighted(proportions.outbound);
  const plan = {
    call: drawOutboundCall(draw, startsAt),
    agent,
    startsAt,
    agentRingSeconds: random.logNormal(paces.ownPhone),
    talkSeconds: null,
    announcement: null,
    hangUpSide: 'AGENT',
    pushesWrappedLink: false,
  } as const;
  switch (outcome) {
    case 'answered':
      return {
        ...plan,
        customerRingSeconds: random.logNormal(paces.customerPickUp),
        talkSeconds: random.logNormal(paces.talk),
        hangUpSide: random.weighted(proportions.hangUpSide),
        pushesWrappedLink: random.chance(proportions.wrappedLink),
      };
    case 'no-answer':
      return { ...plan, customerRingSeconds: random.logNormal(paces.customerRingOut) };
    case 'failed':
      return {
        ...plan,
        customerRingSeconds: random.logNormal(paces.announcement),
        announcement: random.pick(announcements),
        hangUpSide: 'CUSTOMER',
      };
  }
}
