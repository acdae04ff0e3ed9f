import type { EventDraft } from '../../core/dialect.ts';
import { readEnvelope, readStatusTime } from './envelope.ts';
import { leftover } from './leftover.ts';
import type { Push } from './push.ts';

/**
 * The agent's bar was opened or closed (V7 page, 电话条登陆状态事件). `logoutType: offline` with `offlineType` stays in
 * `data`: such an agent still takes calls by phone.
 */
export function readSession(push: Push): EventDraft | null {
  if (push.pushType !== 'login' && push.pushType !== 'logout') return null;
  const kind = push.pushType === 'login' ? 'agent.login' : 'agent.logout';
  return { ...readEnvelope(push), kind, at: readStatusTime(push), part: null, data: leftover(push, ['statusTime']) };
}
