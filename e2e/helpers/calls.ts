import type { Scene } from '../fixtures/scene.ts';
import { documentExample, type PushBody } from './documents.ts';

/** A call as a test tells it; times in seconds. */
export interface ToldCall {
  readonly callId: string;
  readonly number: string;
  /** When it began to ring. */
  readonly at: Date;
  readonly direction?: 'inbound' | 'outbound';
  readonly ring?: number;
  /** `null`: nobody talked. */
  readonly talk?: number | null;
  /** What the record calls the customer. */
  readonly name?: string;
  readonly queue?: string;
  readonly extras?: Readonly<Record<string, unknown>>;
  readonly isRecorded?: boolean;
}

/** The pushes of a whole call in the shapes of the V7 document: ring, link, hangup and record. */
export function callPushes(call: ToldCall): readonly PushBody[] {
  const { callId, number, at, direction = 'inbound', ring = 6, talk = 60, name = '', queue = '', extras, isRecorded = false } = call;
  const isInbound = direction === 'inbound';
  const began = Math.floor(at.getTime() / 1_000);
  const answered = began + ring;
  const ended = answered + (talk ?? 0);
  const shared = {
    callUniqueId: callId,
    customerNumber: number,
    trunkNumber: isInbound ? '01080455499' : '',
    displayNumber: isInbound ? '' : '01081400192',
    callType: isInbound ? 'incoming' : 'dialout',
    agentNumber: '20001',
    agentName: '李雷',
    extras: extras ?? '',
  };
  const step = (callEvent: string, statusTime: number): PushBody => ({
    ...documentExample('dialout-ring'),
    ...shared,
    pushType: '',
    callEvent,
    statusTime: String(statusTime),
    eventUniqueId: `${callId}-${callEvent}`,
  });
  const cdr: PushBody = {
    ...documentExample('cdr'),
    ...shared,
    eventUniqueId: `${callId}-cdr`,
    status: talk === null ? (isInbound ? 'AGENT_NO_ANSWER' : 'CUSTOMER_NO_ANSWER') : 'ANSWER',
    startTime: cloudTime(began),
    agentStartTime: cloudTime(began),
    agentAnswerTime: talk === null ? '' : cloudTime(answered),
    customerStartTime: cloudTime(began),
    customerAnswerTime: talk === null ? '' : cloudTime(answered),
    bridgeTime: talk === null ? '' : cloudTime(answered),
    bridgeDuration: talk ?? 0,
    agentRingDuration: ring,
    endTime: cloudTime(ended),
    hangupTime: cloudTime(ended),
    customerName: name,
    queueName: queue,
    joinQueueTime: queue === '' ? '' : cloudTime(began - 20),
    waitDuration: queue === '' ? 0 : 20,
    billCalls: talk === null ? [] : [`${cloudTime(began)}|${cloudTime(answered)}|${cloudTime(ended)}|customer|01081400192|${number}||mobileInternal|86|010|北京|86|010|北京|in-bound-call|null`],
    ...(isRecorded ? {} : { recordFileUrl: '', agentFileUrl: '', customerFileUrl: '', doubleTrackFileUrl: '' }),
    voiceMailUrl: '',
    hangUpSide: talk === null ? '' : 'CUSTOMER',
  };
  return [step('ring', began), ...(talk === null ? [] : [step('link', answered)]), step('hangup', ended), cdr];
}

/** V7's clouds write Chinese wall-clock time. */
function cloudTime(epochSeconds: number): string {
  return new Date((epochSeconds + 8 * 3_600) * 1_000).toISOString().slice(0, 19).replace('T', ' ');
}

export async function pushCalls(scene: Scene, calls: readonly ToldCall[]): Promise<void> {
  for (const call of calls) for (const body of callPushes(call)) await scene.push(body);
}

const minuteMs = 60_000;

/** A shift to look at: names of all kinds, all outcomes, some days. */
export function shift(now: Date): readonly ToldCall[] {
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * minuteMs);
  const dayMinutes = 24 * 60;
  return [
    { callId: 'shift-1', number: '13812345678', at: ago(4), talk: 250, name: '王女士', queue: '售后队列', extras: { 订单: 'X9-20931', VIP: true }, isRecorded: true },
    { callId: 'shift-2', number: '17319132391', at: ago(11), direction: 'outbound', talk: 75 },
    { callId: 'shift-3', number: '02087654321', at: ago(19), ring: 31, talk: null },
    { callId: 'shift-4', number: '+84899098899', at: ago(27), talk: 611, name: 'Nguyễn Thị Minh Khai' },
    { callId: 'shift-5', number: '13900001111', at: ago(43), direction: 'outbound', ring: 40, talk: null, name: '欧阳修文' },
    { callId: 'shift-6', number: '15051234567', at: ago(58), ring: 22, talk: null, name: '北京朝阳区望京科技发展有限责任公司售后服务部' },
    { callId: 'shift-7', number: '18611112222', at: ago(70), talk: 33 },
    { callId: 'shift-8', number: '13812345678', at: ago(dayMinutes + 30), talk: 120, name: '王女士' },
    { callId: 'shift-9', number: '02087654321', at: ago(dayMinutes + 95), ring: 18, talk: null },
    { callId: 'shift-10', number: '13700137000', at: ago(3 * dayMinutes), direction: 'outbound', talk: 410, isRecorded: true },
    { callId: 'shift-11', number: '4008001234', at: ago(3 * dayMinutes + 20), talk: 15, name: 'Smith & Sons' },
    { callId: 'shift-12', number: '13512340000', at: ago(9 * dayMinutes), ring: 45, talk: null },
  ];
}

/** The agent logs in and waits for a call. */
export async function pushLogin(scene: Scene, at: Date): Promise<void> {
  const epochSeconds = Math.floor(at.getTime() / 1_000);
  const agent = { agentNumber: '20001', agentName: '李雷' };
  await scene.push({ ...documentExample('login'), ...agent, statusTime: cloudTime(epochSeconds), eventUniqueId: `login-${epochSeconds}` });
  await scene.push({
    pushType: 'callStatus',
    accountId: '20000153',
    ...agent,
    statusTime: String(epochSeconds),
    statusName: '空闲',
    statusNumber: '0',
    eventUniqueId: `idle-${epochSeconds}`,
  });
}
