import type { Call } from '../contract/call.ts';
import type { EpochMs } from '../contract/time.ts';

/** A call as this computer keeps it: the folded call and what only this desk knows of it. */
export interface CallRow extends Call {
  /** From the relay's receipt of the first push to the painted frame of the pop-up; `null` when none was shown. */
  readonly paintedAfterMs: number | null;
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
}
