import type { JSX } from 'react';
import type { Call } from '../../shared/contract/call.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import { clockOf } from './call-clock.ts';
import { clockText } from './duration.ts';
import { useNow } from './seconds.ts';

interface RunningProps {
  readonly since: EpochMs;
  readonly offsetMs: number;
}

/** The time since a moment by the relay's clock. Only this text is drawn anew each second. */
export function RunningClock({ since, offsetMs }: RunningProps): JSX.Element {
  const now = useNow(offsetMs);
  return <span role="timer">{clockText((now - since) / 1000)}</span>;
}

/** A call's clock: ring or dial time, then talk time; standing once the call has ended. */
export function CallClock({ call, offsetMs }: { readonly call: Call; readonly offsetMs: number }): JSX.Element {
  const clock = clockOf(call);
  if (clock.kind === 'running') return <RunningClock since={clock.since} offsetMs={offsetMs} />;
  return <span>{clock.seconds === null ? '–' : clockText(clock.seconds)}</span>;
}
