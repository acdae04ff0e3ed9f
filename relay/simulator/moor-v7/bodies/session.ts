import type { EpochMs } from '../../../../src/shared/contract/time.ts';
import type { Ids } from '../ids.ts';
import type { CloudAgent } from '../parties.ts';
import { wallClock } from '../wall-clock.ts';

export interface SessionChange {
  readonly accountId: string;
  readonly agent: CloudAgent;
  readonly at: EpochMs;
}

/** V7 page, 电话条登陆状态事件. */
export function login({ accountId, agent, at }: SessionChange, ids: Ids): object {
  return {
    eventUniqueId: ids.event(),
    accountId,
    pushType: 'login',
    loginType: agent.loginType,
    statusTime: wallClock(at),
    agentNumber: agent.agentNumber,
    agentName: agent.agentName,
  };
}

/** V7 page, 电话条登陆状态事件. Leaving the bar but not the phone (`offline`) names the phone in `offlineType`. */
export function logout({ accountId, agent, at }: SessionChange, staysOnPhone: boolean, ids: Ids): object {
  return {
    eventUniqueId: ids.event(),
    accountId,
    pushType: 'logout',
    logoutType: staysOnPhone ? 'offline' : 'normal',
    ...(staysOnPhone && { offlineType: agent.loginType === 'SIP' ? 'SIP' : 'PSTN' }),
    statusTime: wallClock(at),
    agentNumber: agent.agentNumber,
    agentName: agent.agentName,
  };
}
