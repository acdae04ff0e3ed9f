import { toIso, type EpochMs } from '../../src/shared/contract/time.ts';
import { customerKeyOf } from './customer-key.ts';
import type { EventDraft } from './dialect.ts';
import { identityOf } from './identity.ts';
import { withoutOwnWords } from './own-words.ts';
import type { Directory, EnrolledAgent, NewEvent, Source } from './ports.ts';
import { audienceKeyOf, type AudienceKey } from './viewer.ts';
import { tellsOneCustomer } from './withheld-ring.ts';

/** The cloud whose agent numbers are Danping's own (contract, "Socket.IO out"). */
export const homeDialect = 'moor-v7';

/** What an agent can be called; also keeps texts that are no number at all out of the audience. */
export const agentNumberPattern = /^[\w.@+-]{1,64}$/;

/** Settles whom a draft is about and who may see it. */
export function place(sent: EventDraft, source: Source, receivedAt: EpochMs, directory: Directory): NewEvent {
  const draft = readingThatHolds(sent, source, directory);
  const agent = draft.agentNumber === null ? undefined : directory.agentBehind(source.id, draft.agentNumber);
  const agentNumber = ownNumber(draft.agentNumber, source, agent);
  const data = withoutOwnWords(draft.data);
  return {
    identity: identityOf(source.id, sent),
    content: {
      source: source.id,
      dialect: source.dialect,
      account: draft.account,
      kind: draft.kind,
      at: draft.at,
      receivedAt: toIso(receivedAt),
      callId: draft.callId,
      relatedCallIds: draft.relatedCallIds,
      direction: draft.direction,
      callType: draft.callType,
      customerNumber: draft.customerNumber,
      displayNumber: draft.displayNumber,
      trunkNumber: draft.trunkNumber,
      agentNumber,
      agentName: draft.agentName ?? agent?.name ?? null,
      data: agentNumber === draft.agentNumber ? data : { ...data, extension: draft.agentNumber },
    },
    ringGroup: ringGroupOf(draft),
    audience: audienceOf(agentNumber, source, agent),
  };
}

/** Begins the ring group of callers without a number, as no customer's does. */
export const withheldGroup = '? ';

function ringGroupOf({ legsHaveOwnCallIds, direction, customerNumber, trunkNumber }: EventDraft): string | null {
  if (!legsHaveOwnCallIds || direction !== 'inbound') return null;
  if (customerNumber !== null && tellsOneCustomer(customerNumber)) return `${customerKeyOf(customerNumber)} ${trunkNumber ?? ''}`;
  // Whatever a cloud writes for a caller who shows no number, or nothing: the trunk and the time are all there is.
  return trunkNumber === null ? null : `${withheldGroup}${trunkNumber}`;
}

/** Where a push leaves open which side is the agent, the side that is enrolled is. */
function readingThatHolds(draft: EventDraft, source: Source, directory: Directory): EventDraft {
  const { otherReading } = draft;
  if (!otherReading || otherReading.agentNumber === null) return draft;
  const isEnrolled = (number: string | null): boolean => number !== null && directory.agentBehind(source.id, number) !== undefined;
  return !isEnrolled(draft.agentNumber) && isEnrolled(otherReading.agentNumber) ? { ...draft, ...otherReading } : draft;
}

/** A number that only another cloud gives out says nothing of Danping's agents. */
function ownNumber(sent: string | null, source: Source, agent: EnrolledAgent | undefined): string | null {
  if (agent) return agent.number;
  return source.dialect === homeDialect ? sent : null;
}

function audienceOf(agentNumber: string | null, source: Source, agent: EnrolledAgent | undefined): readonly AudienceKey[] {
  if (agent) return [agent.audienceKey];
  if (agentNumber === null || !agentNumberPattern.test(agentNumber)) return [];
  return [audienceKeyOf(source.id, agentNumber)];
}
