import type { EventDraft } from '../../core/dialect.ts';
import { readEnvelope, readStatusTime } from './envelope.ts';
import type { PlacedField } from './leftover.ts';
import { leftover } from './leftover.ts';
import type { Push } from './push.ts';

/**
 * A step of a call: any V7 body with a `callEvent`, whatever its push type or none (V7 page, the four tables of call
 * events and 用户接通事件).
 *
 * @param placed names of fields that a sibling event of the same push holds
 */
export function readCallEvent(push: Push, placed: readonly PlacedField[] = []): EventDraft | null {
  if (push.callStep === null) return null;
  const data = leftover(push, ['statusTime', ...placed]);
  return { ...readEnvelope(push), kind: push.callStep, at: readStatusTime(push), part: null, data };
}
