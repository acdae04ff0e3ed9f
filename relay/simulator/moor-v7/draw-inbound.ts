import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { Random } from '../random.ts';
import type { AgentCourse, Course } from './course.ts';
import type { Draw } from './draw-call.ts';
import { drawInboundCall } from './draw-call.ts';
import type { InboundPlan } from './inbound.ts';
import type { CloudAgent, CloudCall } from './parties.ts';
import { paces, proportions } from './proportions.ts';

interface Queue {
  readonly number: string;
  readonly name: string;
}
const openQueues: readonly [Queue, ...Queue[]] = [
  { number: '8001', name: '售后队列' },
  { number: '8002', name: '咨询队列' },
];
const vipQueue: Queue = { number: '8003', name: 'VIP队列' };

function drawQueue(random: Random, call: CloudCall): Queue {
  return call.customer.isVip ? vipQueue : random.pick(openQueues);
}

/** Before an agent hears of a call: the menu from the start, then the queue. */
type Approach = Pick<Course, 'startedAt' | 'menu' | 'queue' | 'customer'>;

function drawApproach(random: Random, call: CloudCall, rangAt: EpochMs): Approach {
  const waitSeconds = random.logNormal(paces.queue);
  const joinedAt = rangAt - waitSeconds * 1000;
  const startedAt = joinedAt - random.logNormal(paces.menu) * 1000;
  return {
    startedAt,
    menu: { at: startedAt },
    queue: { ...drawQueue(random, call), joinedAt, waitSeconds },
    customer: { rangAt: null, answeredAt: startedAt },
  };
}

const usual = {
  relativeCallUniqueId: null,
  failureReason: null,
  sipCode: 200,
  playNumberSeconds: 0,
  survey: null,
  voicemailSeconds: null,
} as const;

/** Reaches the agent, whose phone rings at `rangAt`, and is answered. `after` names who was tried before. */
export function drawAnswered(draw: Draw, agent: CloudAgent, rangAt: EpochMs, passedBy: readonly AgentCourse[] = []): InboundPlan {
  const firstRing = passedBy[0]?.rangAt ?? rangAt;
  const call = drawInboundCall(draw, firstRing);
  return drawTalk(draw, { call, agent, rangAt, approach: drawApproach(draw.random, call, firstRing), passedBy });
}

interface Talk {
  readonly call: CloudCall;
  readonly agent: CloudAgent;
  readonly rangAt: EpochMs;
  readonly approach: Approach;
  readonly passedBy: readonly AgentCourse[];
}

function drawTalk({ random }: Draw, { call, agent, rangAt, approach, passedBy }: Talk): InboundPlan {
  const answeredAt = rangAt + random.logNormal(paces.agentPickUp) * 1000;
  const playNumberSeconds = random.int(0, 2);
  const bridgedAt = answeredAt + playNumberSeconds * 1000;
  const hungUpAt = bridgedAt + random.logNormal(paces.talk) * 1000;
  const survey = random.chance(proportions.satisfaction)
    ? { startedAt: hungUpAt, endedAt: hungUpAt + random.logNormal(paces.survey) * 1000, key: random.weighted(proportions.satisfactionKey) }
    : null;
  const course: Course = {
    ...usual,
    ...approach,
    call,
    status: 'ANSWER',
    hangUpSide: survey ? 'AGENT' : random.weighted(proportions.hangUpSide),
    hungUpAt,
    agent: { agent, rangAt, answeredAt },
    bridgedAt,
    playNumberSeconds,
    survey,
  };
  return { course, passedBy, pushesWrappedLink: random.chance(proportions.wrappedLink) };
}

/** Answered, then handed to a colleague: the old call ends as the new one, with a new id, rings. */
export function drawTransferred(draw: Draw, agent: CloudAgent, colleague: CloudAgent, rangAt: EpochMs): [InboundPlan, InboundPlan] {
  const first = drawAnswered(draw, agent, rangAt);
  const { call, hungUpAt } = first.course;
  const nextCall = { ...call, callUniqueId: draw.ids.call(hungUpAt), superUniqueId: draw.ids.call(hungUpAt) };
  const approach = { startedAt: hungUpAt, menu: null, queue: null, customer: { rangAt: null, answeredAt: hungUpAt } };
  const second = drawTalk(draw, { call: nextCall, agent: colleague, rangAt: hungUpAt, approach, passedBy: [] });
  return [
    { ...first, course: { ...first.course, status: 'CALL_TRANSFER', hangUpSide: 'AGENT', survey: null } },
    { ...second, course: { ...second.course, relativeCallUniqueId: call.callUniqueId } },
  ];
}

/** The agent's phone rings out. */
export function drawMissed(draw: Draw, agent: CloudAgent, rangAt: EpochMs): InboundPlan {
  const call = drawInboundCall(draw, rangAt);
  const course: Course = {
    ...usual,
    ...drawApproach(draw.random, call, rangAt),
    call,
    status: 'AGENT_NO_ANSWER',
    sipCode: 480,
    hangUpSide: 'CUSTOMER',
    hungUpAt: rangAt + draw.random.logNormal(paces.ringOut) * 1000,
    agent: { agent, rangAt, answeredAt: null },
    bridgedAt: null,
  };
  return { course, passedBy: [], pushesWrappedLink: false };
}

/** Given up before any agent's phone rang, perhaps with a message left. */
export function drawAbandoned(draw: Draw, startedAt: EpochMs): InboundPlan {
  const { random } = draw;
  const call = drawInboundCall(draw, startedAt);
  const status = random.weighted(proportions.abandonedIn);
  const joinedAt = startedAt + random.logNormal(paces.menu) * 1000;
  const waitSeconds = random.logNormal(paces.patience);
  const voicemailSeconds = random.chance(proportions.voicemail) ? random.logNormal(paces.voicemail) : null;
  const gaveUpAt = status === 'IVR' ? joinedAt : joinedAt + waitSeconds * 1000;
  const course: Course = {
    ...usual,
    call,
    status,
    hangUpSide: 'CUSTOMER',
    startedAt,
    hungUpAt: gaveUpAt + (voicemailSeconds ?? 0) * 1000,
    agent: null,
    customer: { rangAt: null, answeredAt: startedAt },
    bridgedAt: null,
    menu: { at: startedAt },
    queue: status === 'IVR' ? null : { ...drawQueue(random, call), joinedAt, waitSeconds },
    voicemailSeconds,
  };
  return { course, passedBy: [], pushesWrappedLink: false };
}
