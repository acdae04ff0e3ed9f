import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { EventContent } from './ports.ts';
import { signOfKind, type LegSign } from './taken.ts';
import type { AudienceKey } from './viewer.ts';

export interface PartAgent {
  readonly audienceKey: AudienceKey;
  readonly number: string;
  readonly name: string | null;
}

/** One phone's part in a call, also that of a phone that nobody is enrolled for; the same whatever order its steps came in. */
export interface CallPart {
  readonly callId: string;
  /** Whose phone: an audience key, or "#EXTENSION" where nobody is enrolled. */
  readonly party: string;
  readonly agent: PartAgent | null;
  readonly answered: boolean;
  /** By the cloud's clock; `null` where it sent no time. */
  readonly beganAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  /** By the relay's clock. */
  readonly firstHeardAt: EpochMs;
  readonly lastHeardAt: EpochMs;
  /** `null` while the part goes on. */
  readonly endHeardAt: EpochMs | null;
}

/** A step of a phone's part in a call. */
export interface PartStep {
  readonly callId: string;
  readonly party: string;
  readonly agent: PartAgent | null;
  readonly sign: LegSign;
  readonly at: EpochMs | null;
  readonly heardAt: EpochMs;
}

/** @returns `null` for what is no step of a phone. */
export function partStepOf(content: EventContent, audience: readonly AudienceKey[]): PartStep | null {
  const { kind, callId, agentNumber, agentName, at, receivedAt, data } = content;
  const sign = signOfKind.get(kind);
  const [audienceKey] = audience;
  if (!sign || callId === null) return null;
  const agent = agentNumber === null || audienceKey === undefined ? null : { audienceKey, number: agentNumber, name: agentName };
  const party = agent?.audienceKey ?? `#${typeof data['extension'] === 'string' ? data['extension'] : ''}`;
  return { callId, party, agent, sign, at: at === null ? null : Date.parse(at), heardAt: Date.parse(receivedAt) };
}

/** The part after one more step of it. */
export function withStep(part: CallPart | undefined, { callId, party, agent, sign, at, heardAt }: PartStep): CallPart {
  const ended = sign === 'ended';
  return {
    callId,
    party,
    agent: agent ?? part?.agent ?? null,
    answered: sign === 'answered' || part?.answered === true,
    beganAt: pick(Math.min, part?.beganAt, at),
    endedAt: pick(Math.max, part?.endedAt, ended ? at : null),
    firstHeardAt: Math.min(part?.firstHeardAt ?? heardAt, heardAt),
    lastHeardAt: Math.max(part?.lastHeardAt ?? heardAt, heardAt),
    endHeardAt: pick(Math.max, part?.endHeardAt, ended ? heardAt : null),
  };
}

function pick(choose: (...times: number[]) => number, held: EpochMs | null | undefined, fresh: EpochMs | null): EpochMs | null {
  const known = [held, fresh].filter((time) => typeof time === 'number');
  return known.length > 0 ? choose(...known) : null;
}
