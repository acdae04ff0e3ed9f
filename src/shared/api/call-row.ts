import type { Call } from '../contract/call.ts';
import type { EpochMs } from '../contract/time.ts';
import type { WrapUp } from './card.ts';

/** A call as this computer keeps it: the folded call and what only this desk knows of it. */
export interface CallRow extends Call {
  /** From the relay's receipt of the first push to the painted frame of the pop-up; `null` when none was shown. */
  readonly paintedAfterMs: number | null;
  /** The record was tied to the call by numbers and time only: to be shown as probable. */
  readonly recordIsProbable?: true;
  /** What the agent wrote of it; `null` as long as that is nothing. */
  readonly wrapUp: WrapUp | null;
  /** Who of the agent's contacts has the number. */
  readonly contactName: string | null;
  /** `maybe`: the number fits in its last digits only, or several contacts have it. */
  readonly contactMatch: 'sure' | 'maybe' | null;
  /** When the agent ticked the missed call off. */
  readonly missedDoneAt: EpochMs | null;
}

/** An earlier call of the same customer, as the pop-up tells it in one line. */
export interface EarlierCall {
  readonly callId: string;
  readonly startedAt: EpochMs;
  readonly direction: Call['direction'];
  readonly outcome: Call['outcome'];
  readonly agentNumber: string | null;
  readonly agentName: string | null;
  readonly talkSeconds: number | null;
  /** What was written of it last, where this desk may know. */
  readonly note: string | null;
}
