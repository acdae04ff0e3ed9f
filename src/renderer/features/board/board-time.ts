import type { EpochMs } from '../../../shared/contract/time.ts';

/** The time on the board: the relay's, and it stands still as soon as nobody knows what goes on. */
export interface BoardTime {
  /** Relay time minus this computer's time. */
  readonly offsetMs: number;
  /** When the relay was heard last, by its own clock; `null` as long as it is heard. */
  readonly stoppedAt: EpochMs | null;
}

export function nowOf({ offsetMs, stoppedAt }: BoardTime): EpochMs {
  return stoppedAt ?? Date.now() + offsetMs;
}
