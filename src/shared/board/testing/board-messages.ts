import type { AgentStateWire, BoardSnapshot, CallWire } from '../../contract/board.ts';

const none = { offered: 0, answered: 0, missed: 0, abandoned: 0, averageRingSeconds: null, averageTalkSeconds: null };

/** A board on which nothing is. */
export const emptyBoard: BoardSnapshot = { type: 'snapshot', at: '2026-11-20T02:21:31.000Z', agents: [], calls: [], queues: [], today: { ...none, byHour: [] } };

/** An agent who is idle, changed as the test needs it. */
export function boardAgent(change: Partial<AgentStateWire>): AgentStateWire {
  return {
    agentNumber: '20001',
    agentName: '李雷',
    loggedIn: true,
    status: 'idle',
    statusName: '空闲',
    statusNumber: 0,
    since: '2026-11-20T02:21:31.000Z',
    callId: null,
    offlineAnswering: false,
    enrolled: true,
    ...change,
  };
}

/** A call that rings, changed as the test needs it. */
export function boardCall(change: Partial<CallWire>): CallWire {
  return {
    source: 'main',
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
    state: 'ringing',
    outcome: 'unknown',
    startedAt: '2026-11-20T02:21:31.000Z',
    dialedAt: null,
    ringingAt: '2026-11-20T02:21:31.000Z',
    answeredAt: null,
    endedAt: null,
    ringSeconds: null,
    talkSeconds: null,
    legs: [],
    takenBy: null,
    record: null,
    firstReceivedAt: '2026-11-20T02:21:31.000Z',
    lastReceivedAt: '2026-11-20T02:21:31.000Z',
    ...change,
  };
}
