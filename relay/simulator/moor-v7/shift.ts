import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { createRandom } from '../random.ts';
import type { TimedPush } from '../timed-push.ts';
import { inOrder } from '../timed-push.ts';
import type { AgentOnDuty } from './agents.ts';
import { equip } from './agents.ts';
import type { Course } from './course.ts';
import { createCustomers } from './customers.ts';
import type { Desk } from './desk.ts';
import { afterCall, closeDesk, drawInterruptions, freeDesk, openDesk } from './desk.ts';
import type { Draw } from './draw-call.ts';
import { drawAbandoned, drawAnswered, drawMissed, drawTransferred } from './draw-inbound.ts';
import { drawOutbound } from './draw-outbound.ts';
import { createIds } from './ids.ts';
import type { InboundPlan } from './inbound.ts';
import { inboundCall } from './inbound.ts';
import { outboundCall, outboundCourse } from './outbound.ts';
import { paces, proportions } from './proportions.ts';
import type { CallSteps } from './steps.ts';

export interface ShiftOptions {
  readonly seed: number;
  readonly agents: readonly AgentOnDuty[];
  readonly accountId: string;
  readonly startsAt: EpochMs;
  readonly durationMs: number;
  /** Calls in and out for each agent; more than people can take are put off. */
  readonly callsPerAgentHour: number;
}

/**
 * A shift of V7 traffic: log-ins, statuses, calls in every usual course, cdrs, log-outs. Calls that run at the end are
 * finished first, so the last pushes come somewhat after `startsAt + durationMs`.
 *
 * @returns pushes in the order of leaving the cloud; the same options give the same bytes
 */
export function simulateShift(options: ShiftOptions): TimedPush[] {
  const { startsAt, durationMs, agents } = options;
  const random = createRandom(options.seed);
  const ids = createIds(random);
  const expectedCalls = (agents.length * options.callsPerAgentHour * durationMs) / 3_600_000;
  if (!(expectedCalls >= 0) || agents.length === 0) return [];
  const draw: Draw = { random, ids, accountId: options.accountId, someCustomer: createCustomers(random, expectedCalls) };
  const firstSecond = Math.ceil(startsAt / 1000) * 1000;
  const endsAt = startsAt + durationMs;

  const opened = agents.map((agent) => openDesk(equip(agent, random, ids), draw, firstSecond, durationMs));
  const desks = opened.map(([desk]) => desk);
  const pushes = opened.flatMap(([, loginPushes]) => loginPushes);

  const meanGapMs = durationMs / expectedCalls;
  let clock: EpochMs = startsAt;
  while ((clock += random.exponential(meanGapMs)) < endsAt) {
    const free = freeDesk(desks, clock) ?? earliestFree(desks);
    clock = Math.max(clock, free.freeAt);
    if (clock >= endsAt) break;
    pushes.push(...oneCall({ draw, desks, endsAt }, free, Math.ceil(clock / 1000) * 1000));
  }
  pushes.push(...desks.map((desk) => closeDesk(desk, draw, endsAt)));
  return inOrder(pushes.map((push) => ({ ...push, at: push.at + random.int(30, 400) })));
}

interface Floor {
  readonly draw: Draw;
  readonly desks: readonly Desk[];
  readonly endsAt: EpochMs;
}

function oneCall(floor: Floor, desk: Desk, at: EpochMs): TimedPush[] {
  return floor.draw.random.weighted(proportions.direction) === 'outbound' ? outbound(floor, desk, at) : inbound(floor, desk, at);
}

function outbound({ draw, endsAt }: Floor, desk: Desk, at: EpochMs): TimedPush[] {
  const plan = drawOutbound(draw, desk.agent, at);
  const course = outboundCourse(plan);
  const steps = outboundCall(plan, draw.ids);
  return [...travel(steps, draw), ...drawInterruptions(draw, course), ...afterCall(desk, draw, course, false, endsAt)];
}

function inbound(floor: Floor, desk: Desk, at: EpochMs): TimedPush[] {
  const { draw, desks } = floor;
  const colleague = freeDesk(desks, at, desk);
  const outcome = draw.random.weighted(proportions.inbound);
  if (outcome === 'abandoned') return told(floor, drawAbandoned(draw, at), null);
  if (outcome === 'missed') return told(floor, drawMissed(draw, desk.agent, at), desk);
  if (outcome === 'transferred' && colleague) {
    const [first, second] = drawTransferred(draw, desk.agent, colleague.agent, at);
    return [...told(floor, first, desk), ...told(floor, second, colleague)];
  }
  if (outcome === 'rerouted' && colleague) {
    const passedAt = at + draw.random.logNormal(paces.ringOut) * 1000;
    const passedBy = [{ agent: desk.agent, rangAt: at, answeredAt: null }];
    desk.freeAt = passedAt + 1000;
    return told(floor, drawAnswered(draw, colleague.agent, passedAt, passedBy), colleague);
  }
  return told(floor, drawAnswered(draw, desk.agent, at), desk);
}

function told({ draw, endsAt }: Floor, plan: InboundPlan, desk: Desk | null): TimedPush[] {
  const { course } = plan;
  const steps = inboundCall(plan, draw.ids);
  const after = desk ? afterCall(desk, draw, course, isMissed(course), endsAt) : [];
  return [...travel(steps, draw), ...drawInterruptions(draw, course), ...after];
}

function isMissed({ status }: Course): boolean {
  return status === 'AGENT_NO_ANSWER';
}

/** A cdr takes its time until it is pushed; live steps leave at once. */
function travel(steps: CallSteps, { random }: Draw): TimedPush[] {
  const record = steps.record.map((push) => ({ ...push, at: push.at + random.int(200, 2500) }));
  return [...steps.dialing, ...steps.ringing, ...steps.answered, ...steps.ended, ...record];
}

function earliestFree(desks: readonly Desk[]): Desk {
  return desks.reduce((earliest, desk) => (desk.freeAt < earliest.freeAt ? desk : earliest));
}
