import type { Course } from '../course.ts';
import type { Place } from '../parties.ts';
import { wallClock } from '../wall-clock.ts';

/**
 * `billCalls`: one text for each leg that was tried, its columns divided by `|` as in the page's two examples. The
 * page explains none of them; those of inbound legs are made after the outbound ones.
 */
export function billCalls(course: Course): string[] {
  const isInbound = course.call.callType === 'incoming';
  const legs = isInbound ? [customerLeg(course), agentLeg(course)] : [agentLeg(course), customerLeg(course)];
  return legs.filter((leg) => leg !== null);
}

function agentLeg({ call, agent, hungUpAt }: Course): string | null {
  if (!agent) return null;
  const shown = call.displayNumber || call.trunkNumber;
  const way = call.callType === 'incoming' ? 'in-bound-call-agent' : 'out-bound-call-agent';
  return [
    ...[agent.rangAt, agent.answeredAt, hungUpAt].map(wallClock),
    'agent',
    shown,
    agent.agent.telNumber,
    agent.agent.agentNumber,
    'mobileInternal',
    ...placeColumns(agent.agent.place),
    ...placeColumns(agent.agent.place),
    way,
    agent.agent.loginType,
  ].join('|');
}

function customerLeg({ call, customer, startedAt, hungUpAt }: Course): string | null {
  const isInbound = call.callType === 'incoming';
  const from = isInbound ? startedAt : customer.rangAt;
  if (from === null) return null;
  return [
    ...[from, customer.answeredAt, hungUpAt].map(wallClock),
    'customer',
    call.displayNumber || call.trunkNumber,
    call.customer.number,
    '',
    'mobileInternal',
    ...placeColumns(call.customer.place),
    ...placeColumns(call.customer.place),
    isInbound ? 'in-bound-customer' : 'out-bound-customer',
    'null',
  ].join('|');
}

function placeColumns({ areaCode, city }: Place): string[] {
  return ['86', areaCode, city];
}
