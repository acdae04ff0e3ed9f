import type { DanpingEvent, EventKind } from '../event.ts';

/** An event for tests: what is not given is as in the document's dial-out example. */
export function eventOf(kind: EventKind, given: Partial<DanpingEvent> & { readonly seq: number }): DanpingEvent {
  return {
    id: `main:event-${given.seq}`,
    source: 'main',
    dialect: 'moor-v7',
    account: '20000153',
    kind,
    at: '2021-05-08T06:39:37.000Z',
    receivedAt: '2021-05-08T06:39:37.250Z',
    callId: '403344537650466816',
    relatedCallIds: [],
    direction: 'outbound',
    callType: 'dialout',
    customerNumber: '17319132391',
    displayNumber: '01081400192',
    trunkNumber: null,
    agentNumber: '20001',
    agentName: 'sc的坐席',
    data: {},
    ...given,
  };
}
