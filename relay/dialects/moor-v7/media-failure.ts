import type { EventDraft } from '../../core/dialect.ts';
import { readEnvelope, readStatusTime } from './envelope.ts';
import { leftover } from './leftover.ts';
import type { Push } from './push.ts';

/**
 * The ring-back tone said why nobody picks up (V7 page, 媒体识别挂机原因事件). It names no time; `data` holds
 * `preMediaFailureReason`, `preMediaCode` as a number and `preMediaKeyWord`.
 */
export function readMediaFailure(push: Push): EventDraft | null {
  if (push.pushType !== 'mediaFailreason') return null;
  const data = leftover(push, ['statusTime']);
  return { ...readEnvelope(push), kind: 'call.failed', at: readStatusTime(push), part: null, data };
}
