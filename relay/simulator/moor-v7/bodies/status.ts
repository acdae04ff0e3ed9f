import type { EpochMs } from '../../../../src/shared/contract/time.ts';
import type { Ids } from '../ids.ts';
import type { CloudAgent, CloudCall } from '../parties.ts';
import { epochSeconds } from '../wall-clock.ts';
import type { CallEvent } from './live.ts';
import { lines } from './live.ts';

/** V7 page, 坐席状态变化事件, `statusName`; from 100 on the account's own pauses. */
export const statuses = {
  idle: [0, '空闲'],
  busy: [1, '忙碌'],
  dialing: [2, '呼叫中'],
  ringing: [3, '振铃'],
  talking: [4, '通话中'],
  wrapUp: [5, '整理'],
  held: [6, '保持'],
  muted: [7, '静音'],
  rest: [100, '小休'],
  training: [101, '培训'],
  lunch: [102, '用餐'],
  meeting: [103, '会议'],
} as const satisfies Record<string, readonly [number, string]>;
export type StatusName = keyof typeof statuses;

export interface StatusChange {
  readonly accountId: string;
  readonly agent: CloudAgent;
  readonly at: EpochMs;
  readonly status: StatusName;
  /** The call that the change belongs to, and its step; a hold belongs to a call without being a step of it. */
  readonly call?: CloudCall;
  readonly callEvent?: CallEvent;
}

/** V7 page, 坐席状态变化事件. A change outside any call is shown nowhere: same fields, those of the call empty. */
export function callStatus({ accountId, agent, at, status, call, callEvent }: StatusChange, ids: Ids): object {
  const [statusNumber, statusName] = statuses[status];
  return {
    eventUniqueId: ids.event(),
    accountId,
    callUniqueId: call?.callUniqueId ?? '',
    pushType: 'callStatus',
    ...(call ? lines(call, at, callEvent ?? '') : noLines(at)),
    agentNumber: agent.agentNumber,
    agentName: agent.agentName,
    statusName,
    statusNumber: String(statusNumber),
    extras: call?.extras ?? '',
  };
}

function noLines(at: EpochMs): object {
  return { customerNumber: '', trunkNumber: '', displayNumber: '', statusTime: epochSeconds(at), callEvent: '', callType: '' };
}
