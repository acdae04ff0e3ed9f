import type { EventKind } from '../event.ts';
import type { EpochMs } from '../time.ts';
import { msOf, textOf, type Told } from './told.ts';

/** One step of a caller's way through an IVR. */
export interface IvrStep {
  readonly kind: EventKind & `ivr.${string}`;
  readonly callId: string | null;
  readonly startedAt: EpochMs | null;
  /** When the step was told: its end, for all but `ivr.started` and `ivr.connect_begin`. */
  readonly at: EpochMs;
  /** The keys that the caller pressed in it. */
  readonly keys: string | null;
  readonly recording: string | null;
  readonly error: string | null;
  readonly isProbable: boolean;
}

/** The steps in the order in which they happened. Fields: yunhuni-ivr-events.md; WellCloud's have none of these. */
export function ivrSteps(told: readonly Told[]): readonly IvrStep[] {
  return told.flatMap(({ event, at, isProbable }) => {
    const { kind, callId } = event;
    if (!isIvrKind(kind)) return [];
    return {
      kind,
      callId,
      startedAt: msOf(event, 'begin_time'),
      at,
      keys: textOf(event, 'keys') ?? textOf(event, 'key'),
      recording: textOf(event, 'record_files'),
      error: textOf(event, 'error'),
      isProbable,
    };
  });
}

function isIvrKind(kind: EventKind): kind is EventKind & `ivr.${string}` {
  return kind.startsWith('ivr.');
}
