import type { EventKind } from '../../../src/shared/contract/event.ts';
import type { TimeField } from './fields.ts';
import { readWord, type Fields } from './values.ts';

/** A state of the page in Danping's words, and the field that tells when it came about. */
export interface KnownState {
  readonly kind: Extract<EventKind, 'call.ringing' | 'call.answered' | 'call.ended' | 'call.record'>;
  readonly timeField: TimeField;
}

/** The page, "SIP Call Event" and `state`. Newer pages name more (`missed`, `cdr_autocall`) without telling what they hold. */
const knownStates: ReadonlyMap<string, KnownState> = new Map<string, KnownState>([
  ['ringing', { kind: 'call.ringing', timeField: 'time_started' }],
  ['answered', { kind: 'call.answered', timeField: 'time_answered' }],
  ['hangup', { kind: 'call.ended', timeField: 'time_ended' }],
  ['cdr', { kind: 'call.record', timeField: 'time_ended' }],
]);

/** @returns `null` for a state that the page does not have. */
export function readState(fields: Fields): KnownState | null {
  return knownStates.get(readWord(fields['state']) ?? '') ?? null;
}
