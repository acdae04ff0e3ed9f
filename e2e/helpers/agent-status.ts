import { documentExample, type PushBody } from './documents.ts';

let pushes = 0;

/** Seconds since 1970, as V7 writes a time. */
export const secondsAgo = (seconds: number): string => String(Math.floor(Date.now() / 1_000) - seconds);

/** A status of one of the scene's two agents, in the document's shape, under an event id of its own. @param ago since how many seconds */
export function agentStatus(agentNumber: '20001' | '20002', statusNumber: number, ago = 0, given: PushBody = {}): PushBody {
  return {
    ...documentExample('call-status-link'),
    agentNumber,
    agentName: agentNumber === '20001' ? '李雷' : '韩梅梅',
    eventUniqueId: `status-${pushes++}`,
    callEvent: '',
    callUniqueId: '',
    statusNumber: String(statusNumber),
    statusName: '',
    statusTime: secondsAgo(ago),
    ...given,
  };
}
