import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { TimedPush } from '../timed-push.ts';
import { cdr } from './bodies/cdr.ts';
import type { CallEvent, Step } from './bodies/live.ts';
import { dialoutHangup, dialoutRing, wrappedLink } from './bodies/live.ts';
import type { Announcement } from './bodies/media-failure.ts';
import { mediaFailure } from './bodies/media-failure.ts';
import type { StatusName } from './bodies/status.ts';
import { callStatus } from './bodies/status.ts';
import type { Course } from './course.ts';
import { recordedAt } from './course.ts';
import type { Ids } from './ids.ts';
import type { CloudAgent, CloudCall } from './parties.ts';
import type { CallSteps } from './steps.ts';

/** A dial-out: the agent's phone rings first, then the customer's (V7 page, the times of the cdr example). */
export interface OutboundPlan {
  readonly call: CloudCall;
  readonly agent: CloudAgent;
  readonly startsAt: EpochMs;
  /** Until the agent picks up the own phone. */
  readonly agentRingSeconds: number;
  /** Until the customer picks up, or the attempt ends. */
  readonly customerRingSeconds: number;
  /** `null`: the customer never answered. */
  readonly talkSeconds: number | null;
  /** What the network said instead, where it was recognised. */
  readonly announcement: Announcement | null;
  readonly hangUpSide: 'AGENT' | 'CUSTOMER';
  /** 用户接通事件 is pushed beside the agent's status. */
  readonly pushesWrappedLink: boolean;
}

/** One moment may come in two pushes with two event ids: the agent's status and the call's own. */
export function outboundCall(plan: OutboundPlan, ids: Ids): CallSteps {
  const { call, agent } = plan;
  const course = outboundCourse(plan);
  const rangAt = plan.startsAt + plan.agentRingSeconds * 1000;
  const step = (at: EpochMs): Step => ({ call, agent, at });
  const status = (at: EpochMs, name: StatusName, callEvent: CallEvent): TimedPush => ({
    at,
    body: callStatus({ accountId: call.accountId, agent, at, status: name, call, callEvent }, ids),
  });
  const { bridgedAt, hungUpAt } = course;

  return {
    dialing: [status(plan.startsAt, 'dialing', 'calling')],
    ringing: [{ at: rangAt, body: dialoutRing(step(rangAt), ids) }, status(rangAt, 'ringing', 'ring')],
    answered:
      bridgedAt === null
        ? []
        : [
            status(bridgedAt, 'talking', 'link'),
            ...(plan.pushesWrappedLink ? [{ at: bridgedAt, body: wrappedLink(step(bridgedAt), ids) }] : []),
          ],
    ended: [
      status(hungUpAt, 'wrapUp', 'hangup'),
      { at: hungUpAt, body: dialoutHangup(step(hungUpAt), ids) },
      ...(plan.announcement ? [{ at: hungUpAt, body: mediaFailure(step(hungUpAt), plan.announcement, ids) }] : []),
    ],
    record: [{ at: recordedAt(course), body: cdr(course, ids) }],
  };
}

export function outboundCourse(plan: OutboundPlan): Course {
  const { call, agent, startsAt } = plan;
  const rangAt = startsAt + plan.agentRingSeconds * 1000;
  const rungAt = rangAt + plan.customerRingSeconds * 1000;
  const isAnswered = plan.talkSeconds !== null;
  return {
    call,
    relativeCallUniqueId: null,
    status: isAnswered ? 'ANSWER' : 'CUSTOMER_NO_ANSWER',
    failureReason: plan.announcement ? 'decline' : null,
    sipCode: isAnswered ? 200 : plan.announcement ? 486 : 480,
    hangUpSide: plan.hangUpSide,
    startedAt: startsAt,
    hungUpAt: rungAt + (plan.talkSeconds ?? 0) * 1000,
    agent: { agent, rangAt: startsAt, answeredAt: rangAt },
    customer: { rangAt, answeredAt: isAnswered ? rungAt : null },
    bridgedAt: isAnswered ? rungAt : null,
    playNumberSeconds: 0,
    menu: null,
    queue: null,
    survey: null,
    voicemailSeconds: null,
  };
}
