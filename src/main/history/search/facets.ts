import type { CallFilter } from '../../../shared/api/history-filter.ts';
import { callOutcomes } from '../../../shared/contract/call-record.ts';
import { directionSchema } from '../../../shared/contract/event.ts';

/** What of a call can be filtered beside its text. */
export interface Facets {
  readonly direction: string | null;
  readonly outcome: string;
  readonly hasNote: boolean;
  readonly hasRecording: boolean;
}

/** Signs of the private use area: no folded text has them, and the index's tokenizer takes them for words. */
const sign = (place: number): string => String.fromCodePoint(0xe000 + place);

const ofDirection = new Map<string, string>(directionSchema.options.map((direction, index) => [direction, sign(index)]));
const ofOutcome = new Map<string, string>(callOutcomes.map((outcome, index) => [outcome, sign(0x10 + index)]));
const ofNote = sign(0x20);
const ofRecording = sign(0x21);

/** The signs under which the index keeps the call. */
export function signsOf({ direction, outcome, hasNote, hasRecording }: Facets): readonly string[] {
  return [direction && ofDirection.get(direction), ofOutcome.get(outcome), hasNote && ofNote, hasRecording && ofRecording].filter((found) => typeof found === 'string');
}

/** The signs that a call must have. */
export function signsAskedFor({ direction, outcome, withNote, withRecording }: CallFilter): readonly string[] {
  return [direction && ofDirection.get(direction), outcome && ofOutcome.get(outcome), withNote && ofNote, withRecording && ofRecording].filter((found) => typeof found === 'string');
}
