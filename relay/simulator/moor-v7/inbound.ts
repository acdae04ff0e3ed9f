import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { TimedPush } from '../timed-push.ts';
import { cdr } from './bodies/cdr.ts';
import type { CallEvent, Step } from './bodies/live.ts';
import { incomingEvent, wrappedLink } from './bodies/live.ts';
import type { StatusName } from './bodies/status.ts';
import { callStatus } from './bodies/status.ts';
import type { AgentCourse, Course } from './course.ts';
import { recordedAt } from './course.ts';
import type { Ids } from './ids.ts';
import type { CallSteps } from './steps.ts';

export interface InboundPlan {
  readonly course: Course;
  /** Agents whose phones rang out before, each until the next one's rang. */
  readonly passedBy: readonly AgentCourse[];
  /** 用户接通事件 is pushed beside the agent's status. */
  readonly pushesWrappedLink: boolean;
}

/**
 * The page shows one live push of an inbound call, its hangup. Ring and link are built after it: the agent's status as
 * in a dial-out, and beside it a push of the hangup's shape (link: 用户接通事件).
 */
export function inboundCall({ course, passedBy, pushesWrappedLink }: InboundPlan, ids: Ids): CallSteps {
  const { call, agent, bridgedAt, hungUpAt } = course;
  const status = (of: AgentCourse, at: EpochMs, name: StatusName, callEvent: CallEvent): TimedPush => ({
    at,
    body: callStatus({ accountId: call.accountId, agent: of.agent, at, status: name, call, callEvent }, ids),
  });
  const step = (of: AgentCourse, at: EpochMs): Step => ({ call, agent: of.agent, at });
  const rings = (of: AgentCourse): TimedPush[] => [
    status(of, of.rangAt, 'ringing', 'ring'),
    { at: of.rangAt, body: incomingEvent(step(of, of.rangAt), 'ring', ids) },
  ];
  const hangsUp = (of: AgentCourse, at: EpochMs, after: StatusName): TimedPush[] => [
    status(of, at, after, 'hangup'),
    { at, body: incomingEvent(step(of, at), 'hangup', ids) },
  ];

  const everyAgent = agent ? [...passedBy, agent] : [];
  const attempts = everyAgent.flatMap((of, place) => {
    const next = everyAgent[place + 1];
    return next ? [...rings(of), ...hangsUp(of, next.rangAt, 'idle')] : rings(of);
  });
  return {
    dialing: [],
    ringing: attempts,
    answered:
      agent && bridgedAt !== null
        ? [
            status(agent, bridgedAt, 'talking', 'link'),
            ...(pushesWrappedLink ? [{ at: bridgedAt, body: wrappedLink(step(agent, bridgedAt), ids) }] : []),
          ]
        : [],
    ended: agent ? hangsUp(agent, hungUpAt, bridgedAt === null ? 'idle' : 'wrapUp') : [],
    record: [{ at: recordedAt(course), body: cdr(course, ids) }],
  };
}
