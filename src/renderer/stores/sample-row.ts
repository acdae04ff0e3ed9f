import type { CallRow } from '../../shared/api/call-row.ts';

/** A row for tests: an ended inbound call, changed as the test needs it. */
export function sampleRow(change: Partial<CallRow>): CallRow {
  return {
    callId: 'c1',
    dialect: 'moor-v7',
    direction: 'inbound',
    callType: 'normal',
    customerNumber: '17319132391',
    customerName: null,
    displayNumber: null,
    trunkNumber: null,
    queueName: null,
    agentNumber: '20001',
    agentName: null,
    extras: null,
    relatedCallIds: [],
    state: 'ended',
    outcome: 'answered',
    startedAt: 1000,
    dialedAt: null,
    ringingAt: 1000,
    answeredAt: 2000,
    endedAt: 3000,
    ringSeconds: 1,
    talkSeconds: 1,
    legs: [],
    takenBy: null,
    record: null,
    firstReceivedAt: 1000,
    lastReceivedAt: 3000,
    paintedAfterMs: null,
    ...change,
  };
}
