import type { CallPart } from '../call-part.ts';
import type { RecordSigns } from '../record-match.ts';

/** A phone's part in a call, told without delay; times in seconds. `null` for `to`: it goes on. */
export function partOf(name: string, from: number, to: number | null, more: Partial<CallPart> & { readonly untimed?: true } = {}): CallPart {
  const { untimed, ...changes } = more;
  const ms = (seconds: number | null): number | null => (seconds === null ? null : seconds * 1000);
  return {
    callId: `leg-${name}`,
    party: `main/${name}`,
    agent: { audienceKey: `main/${name}`, number: name, name: `Agent ${name}` },
    answered: false,
    beganAt: untimed ? null : ms(from),
    endedAt: untimed ? null : ms(to),
    firstHeardAt: from * 1000,
    lastHeardAt: (to ?? from) * 1000,
    endHeardAt: ms(to),
    ...changes,
  };
}

/** A record of an answered call that came as soon as it was over; times in seconds. */
export function signsOf(from: number, to: number, more: Partial<RecordSigns> & { readonly untimed?: true } = {}): RecordSigns {
  const { untimed, ...changes } = more;
  return { startedAt: untimed ? null : from * 1000, endedAt: untimed ? null : to * 1000, receivedAt: to * 1000 + 1, left: 'answered', agentNumber: null, ...changes };
}
