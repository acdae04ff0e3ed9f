import type { Ids } from '../ids.ts';
import type { Step } from './live.ts';

export interface Announcement {
  readonly reason: string;
  readonly code: number;
  readonly keyWord: string;
}

/** The page shows the first one only; the others are made up after it. */
export const announcements: readonly [Announcement, ...Announcement[]] = [
  { reason: 'onThePhone', code: 15, keyWord: '正在通话' },
  { reason: 'powerOff', code: 16, keyWord: '已关机' },
  { reason: 'emptyNumber', code: 17, keyWord: '空号' },
  { reason: 'outOfService', code: 18, keyWord: '暂停服务' },
];

/** V7 page, 媒体识别挂机原因事件: the one push that names no time. */
export function mediaFailure({ call, agent }: Step, announcement: Announcement, ids: Ids): object {
  return {
    eventUniqueId: ids.event(),
    accountId: call.accountId,
    callUniqueId: call.callUniqueId,
    pushType: 'mediaFailreason',
    agentNumber: agent.agentNumber,
    preMediaFailureReason: announcement.reason,
    preMediaCode: announcement.code,
    preMediaKeyWord: announcement.keyWord,
  };
}
