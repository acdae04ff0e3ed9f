import type { EventDraft } from '../../core/dialect.ts';
import type { AgentStatus } from '../../../src/shared/contract/agent-status.ts';
import { readEnvelope, readStatusTime } from './envelope.ts';
import { leftover } from './leftover.ts';
import type { Push } from './push.ts';
import { readCount, readText } from './values.ts';

/** The fields of a callStatus push that only its agent's event needs. */
export const statusFields = ['statusNumber', 'statusName'] as const;

/** V7 page, 坐席状态变化事件, `statusName`: the place in this list is the number. */
const documentedStatuses: readonly AgentStatus[] = [
  'idle',
  'busy',
  'dialing',
  'ringing',
  'talking',
  'wrap-up',
  'held',
  'muted',
  'disconnected',
  'invalid',
];

/** The number is trusted, the name kept as sent. From 100 on a pause is the account's own; 10 to 99 are free and read alike. */
export function statusOfNumber(statusNumber: number): AgentStatus {
  return documentedStatuses[statusNumber] ?? 'custom';
}

/** @returns `null` when the push is no callStatus or its number cannot be read. */
export function readAgentStatus(push: Push): EventDraft | null {
  if (push.pushType !== 'callStatus') return null;
  const statusNumber = readCount(push.fields['statusNumber']);
  if (statusNumber === null) return null;
  const data = {
    ...leftover(push, ['statusTime', ...statusFields]),
    status: statusOfNumber(statusNumber),
    statusNumber,
    statusName: readText(push.fields['statusName']),
  };
  return { ...readEnvelope(push), kind: 'agent.status', at: readStatusTime(push), part: null, data };
}
