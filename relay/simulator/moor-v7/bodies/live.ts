import type { EpochMs } from '../../../../src/shared/contract/time.ts';
import type { Ids } from '../ids.ts';
import type { CloudAgent, CloudCall } from '../parties.ts';
import { epochSeconds } from '../wall-clock.ts';

export type CallEvent = 'calling' | 'ring' | 'link' | 'hangup';

/** One step of one agent's part in a call. */
export interface Step {
  readonly call: CloudCall;
  readonly agent: CloudAgent;
  readonly at: EpochMs;
}

/** V7 page, 外呼振铃事件. */
export function dialoutRing({ call, agent, at }: Step, ids: Ids): object {
  return {
    eventUniqueId: ids.event(),
    accountId: call.accountId,
    callUniqueId: call.callUniqueId,
    pushType: 'dialoutRing',
    ...lines(call, at, 'ring'),
    agentNumber: agent.agentNumber,
    agentName: agent.agentName,
    extras: call.extras,
  };
}

/** V7 page, 外呼挂机事件. */
export function dialoutHangup({ call, agent, at }: Step, ids: Ids): object {
  return {
    eventUniqueId: ids.event(),
    accountId: call.accountId,
    callUniqueId: call.callUniqueId,
    pushType: 'dialoutHangup',
    ...lines(call, at, 'hangup'),
    agentNumber: agent.agentNumber,
    extras: call.extras,
    agentName: agent.agentName,
    groupIdList: call.displayGroups.ids,
    groupNameList: call.displayGroups.names,
  };
}

/** V7 page, 来电挂机事件, with the comma that it lacks. Ring and link of an inbound call are shown nowhere: same shape. */
export function incomingEvent({ call, agent, at }: Step, callEvent: CallEvent, ids: Ids): object {
  return {
    accountId: call.accountId,
    superUniqueId: call.superUniqueId,
    ...lines(call, at, callEvent),
    agentNumber: agent.agentNumber,
    agentName: agent.agentName,
    eventUniqueId: ids.event(),
    callUniqueId: call.callUniqueId,
  };
}

/** V7 page, 用户接通事件. The table has `callUniqueId`, the example has not; without it nothing would name the call. */
export function wrappedLink({ call, agent, at }: Step, ids: Ids): object {
  return {
    content: {
      accountId: call.accountId,
      superUniqueId: call.superUniqueId,
      ...lines(call, at, 'link'),
      extras: call.extras,
      agentNumber: agent.agentNumber,
      agentName: agent.agentName,
      callUniqueId: call.callUniqueId,
    },
    uniqueId: ids.event(),
  };
}

/** The fields that stand together, and in this order, in every call event. */
export function lines(call: CloudCall, at: EpochMs, callEvent: CallEvent | ''): object {
  return {
    customerNumber: call.customer.number,
    trunkNumber: call.trunkNumber,
    displayNumber: call.displayNumber,
    statusTime: epochSeconds(at),
    callEvent,
    callType: call.callType,
  };
}
