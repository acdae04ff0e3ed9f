import type { EpochMs } from '../../src/shared/contract/time.ts';
import { shortHash } from './canonical.ts';
import type { EventContent, NewEvent } from './ports.ts';
import type { AudienceKey } from './viewer.ts';

/** What is known of one agent's phone in one call. */
export interface AgentLeg {
  readonly callId: string;
  readonly audienceKey: AudienceKey;
  readonly agentNumber: string;
  readonly agentName: string | null;
  /** When it last began to dial or ring. */
  readonly alertedAt: EpochMs | null;
  /** When it was last answered. */
  readonly answeredAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
}

export type LegSign = 'alerted' | 'answered' | 'ended';

/** Which kinds tell of a phone's part in a call. */
export const signOfKind: ReadonlyMap<string, LegSign> = new Map<string, LegSign>([
  ['call.dialing', 'alerted'],
  ['call.ringing', 'alerted'],
  ['call.answered', 'answered'],
  ['call.ended', 'ended'],
]);

/** What an event says of one phone. */
export interface PhoneSign {
  readonly sign: LegSign;
  readonly at: EpochMs;
  readonly callId: string;
  readonly phone: Pick<AgentLeg, 'audienceKey' | 'agentNumber' | 'agentName'>;
}

/** @returns `null` when it says nothing of any phone */
export function legSignOf(event: NewEvent): PhoneSign | null {
  const { kind, callId, at, receivedAt } = event.content;
  const sign = signOfKind.get(kind);
  const phone = phoneOf(event);
  return sign && callId !== null && phone ? { sign, at: Date.parse(at ?? receivedAt), callId, phone } : null;
}

/** What colleagues are told of a phone that is nobody's must be no customer's number. */
const extensionPattern = /^\d{1,6}$/;

function phoneOf({ content, audience, ringGroup }: NewEvent): PhoneSign['phone'] | null {
  const { agentNumber, agentName, data } = content;
  const [audienceKey, ...others] = audience;
  if (audienceKey !== undefined) return agentNumber === null || others.length > 0 ? null : { audienceKey, agentNumber, agentName };
  // An extension of a ring group that nobody is enrolled for may answer, too.
  const { extension } = data;
  const isPhone = (ringGroup ?? null) !== null && typeof extension === 'string' && extensionPattern.test(extension);
  return isPhone ? { audienceKey: `${nobodys}${extension}`, agentNumber: extension, agentName: null } : null;
}

/** Begins the key of a phone that nobody is enrolled for, as no agent's does. */
const nobodys = '#';

/** The leg after one more sign of it. */
export function withSign(leg: AgentLeg, sign: LegSign, at: EpochMs): AgentLeg {
  switch (sign) {
    case 'alerted':
      return { ...leg, alertedAt: Math.max(leg.alertedAt ?? at, at) };
    case 'answered':
      return { ...leg, answeredAt: Math.max(leg.answeredAt ?? at, at) };
    case 'ended':
      return { ...leg, endedAt: Math.max(leg.endedAt ?? at, at) };
  }
}

/**
 * Finds whose phone stopped ringing because a colleague answered (contract, "Socket.IO out"). Asked after each
 * ring and each answer, so that it holds whichever of the two comes in first.
 *
 * @param changed the leg that has just changed, `others` the call's other legs.
 */
export function takenLegs(changed: AgentLeg, sign: LegSign, others: readonly AgentLeg[]): { from: AgentLeg; by: AgentLeg }[] {
  if (sign === 'ended') return [];
  const pairs = others.map((other) => (sign === 'alerted' ? { from: changed, by: other } : { from: other, by: changed }));
  return pairs.filter(({ from, by }) => !from.audienceKey.startsWith(nobodys) && wasTaken(from, by));
}

/** No phone rings longer for one caller; what answers later answers another ring. */
const longestRingMs = 5 * 60_000;

function wasTaken(from: AgentLeg, by: AgentLeg): boolean {
  if (from.alertedAt === null || by.answeredAt === null || from.alertedAt > by.answeredAt) return false;
  const answeredItself = from.answeredAt !== null && from.answeredAt >= from.alertedAt;
  if (answeredItself || by.answeredAt - from.alertedAt > longestRingMs) return false;
  const gaveUpBefore = from.endedAt !== null && from.endedAt >= from.alertedAt && from.endedAt < by.answeredAt;
  return !gaveUpBefore;
}

/** Tells the agent `from` that `by` has the call: the colleague's number and name, no more. */
export function takenEvent(from: AgentLeg, by: AgentLeg, cause: EventContent): NewEvent {
  const content: EventContent = {
    source: cause.source,
    dialect: cause.dialect,
    account: cause.account,
    kind: 'call.taken',
    at: by.answeredAt === null ? null : new Date(by.answeredAt).toISOString(),
    receivedAt: cause.receivedAt,
    callId: from.callId,
    relatedCallIds: from.callId === cause.callId || cause.callId === null ? [] : [cause.callId],
    direction: cause.direction,
    callType: cause.callType,
    customerNumber: null,
    displayNumber: null,
    trunkNumber: null,
    agentNumber: from.agentNumber,
    agentName: from.agentName,
    data: { takenBy: { agentNumber: by.agentNumber, agentName: by.agentName } },
  };
  // Each round of ringing may be taken: by the same colleague again, too.
  const pair = shortHash(JSON.stringify([from.callId, from.audienceKey, by.audienceKey, from.alertedAt]), 32);
  return {
    identity: { stem: `${cause.source}:t-${pair}`, suffix: '', byContent: false, fingerprint: pair.slice(0, 12) },
    content,
    audience: [from.audienceKey],
  };
}
