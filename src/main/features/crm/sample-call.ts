import type { CallRow } from '../../../shared/api/call-row.ts';
import { foldCall } from '../../../shared/contract/call.ts';
import type { DanpingEvent } from '../../../shared/contract/event.ts';

/** A call for dry runs on a desk that has none yet, with every field that a cloud may fill. */
const event: DanpingEvent = {
  seq: 1,
  id: 'main:8757e994f19040749c5b194faaf21c78',
  source: 'main',
  dialect: 'moor-v7',
  account: '20000153',
  kind: 'call.answered',
  at: '2021-05-08T06:39:37.000Z',
  receivedAt: '2021-05-08T06:39:37.250Z',
  callId: '403344537650466816',
  relatedCallIds: [],
  direction: 'inbound',
  callType: 'incoming',
  customerNumber: '13812345678',
  displayNumber: '01081400192',
  trunkNumber: '01080455499',
  agentNumber: '20001',
  agentName: 'sc的坐席',
  data: { customerName: '王女士', queueName: '售后队列', extras: { orderId: 'X9-20931' } },
};

export function sampleCall(): { readonly call: CallRow; readonly event: DanpingEvent } {
  const call = foldCall([event]);
  if (!call) throw new Error('The sample tells of no call.');
  return { call: { ...call, paintedAfterMs: null, wrapUp: null, contactName: null, contactMatch: null, missedDoneAt: null }, event };
}
