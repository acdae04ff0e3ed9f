import type { EventDraft } from '../../core/dialect.ts';
import type { Direction } from '../../../src/shared/contract/event.ts';
import type { Push } from './push.ts';
import { readTime } from './time.ts';
import { readDialNumber, readText } from './values.ts';

/** What every event of a push has in common: all but what happened, when, and what it adds. */
export type Envelope = Omit<EventDraft, 'kind' | 'at' | 'data' | 'part'>;

/** V7 page, `callType` in every table of call events. */
const directionOfCallType: ReadonlyMap<string, Direction> = new Map([
  ['incoming', 'inbound'],
  ['dialout', 'outbound'],
  ['previewDialout', 'outbound'],
  ['autoDialout', 'outbound'],
  ['webcall', 'outbound'],
]);

export function readEnvelope({ fields, wrapperId }: Push): Envelope {
  const callUniqueId = readText(fields['callUniqueId']);
  const superUniqueId = readText(fields['superUniqueId']);
  const callId = callUniqueId ?? superUniqueId;
  const callType = readText(fields['callType']);
  return {
    providerEventId: readText(fields['eventUniqueId']) ?? wrapperId,
    account: readText(fields['accountId']),
    callId,
    relatedCallIds: others(callId, [superUniqueId, readText(fields['relativeCallUniqueId'])]),
    direction: directionOfCallType.get(callType ?? '') ?? null,
    callType,
    customerNumber: readDialNumber(fields['customerNumber']),
    displayNumber: readDialNumber(fields['displayNumber']),
    trunkNumber: readDialNumber(fields['trunkNumber']),
    agentNumber: readDialNumber(fields['agentNumber']),
    agentName: readText(fields['agentName']),
  };
}

/** The time of a live event. */
export function readStatusTime({ fields, timeZone }: Push): string | null {
  return readTime(fields['statusTime'], timeZone);
}

function others(callId: string | null, ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null && id !== callId))].filter((id) => id !== null);
}
