import type { DanpingEvent } from '../../../shared/contract/event.ts';

const families = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧';
const givens = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建华玉兰红梅';
const vietnamese = ['Nguyễn Văn An', 'Trần Thị Bích', 'Lê Hoàng Đức', 'Phạm Minh Châu', 'Đặng Thu Hà'];
const prefixes = ['138', '139', '150', '186', '158', '173', '188', '135'];
const queues = ['售后队列', '售前咨询', '投诉专线', '大客户'];
export const notes = ['退货未到账', '已回电，客户满意', '投诉物流太慢', '要求开发票', '询问订单进度', '改送货地址', 'asked for a refund', 'khách yêu cầu đổi hàng'];
const outcomes = ['answered', 'answered', 'answered', 'missed', 'abandoned', 'no-answer', 'failed'];
const stepMs = 31_000;
const begin = Date.UTC(2025, 0, 1);

/** The same calls at every run: call `n` of a desk, with a customer of its own or one that calls again. */
export interface MadeCall {
  readonly callId: string;
  readonly number: string;
  readonly name: string | null;
  readonly note: string | null;
  readonly events: readonly DanpingEvent[];
}

/**
 * @param steps how many events tell of it: 2 are ring and record, 5 the whole way
 * @param run part of every id: another run's calls are others
 */
export function madeCall(n: number, steps: 2 | 5, run = ''): MadeCall {
  const chance = mixer(n);
  const customer = chance(4) === 0 ? mixer(chance(20_000)) : mixer(n + 7_000_000);
  const number = prefixes[customer(prefixes.length)] + String(customer(100_000_000)).padStart(8, '0');
  const sort = customer(10);
  const chineseName = pick(families, customer) + pick(givens, customer) + (customer(2) === 0 ? pick(givens, customer) : '');
  const name = sort < 5 ? chineseName : sort === 5 ? (vietnamese[customer(vietnamese.length)] ?? null) : null;
  const direction = chance(2) === 0 ? 'inbound' : 'outbound';
  const outcome = outcomes[chance(outcomes.length)] ?? 'answered';
  const agent = chance(30);
  const at = begin + n * stepMs;
  const iso = (seconds: number): string => new Date(at + seconds * 1000).toISOString();
  const event = (kind: DanpingEvent['kind'], step: number, seconds: number, data: DanpingEvent['data']): DanpingEvent => ({
    seq: n * 5 + step + 1,
    id: `main:made${run}-${n}-${step}`,
    source: 'main',
    dialect: 'moor-v7',
    account: '20000153',
    kind,
    at: iso(seconds),
    receivedAt: iso(seconds + 0.2),
    callId: `made${run}-${n}`,
    relatedCallIds: [],
    direction,
    callType: direction === 'inbound' ? 'normal' : 'dialout',
    customerNumber: number,
    displayNumber: '01081400192',
    trunkNumber: null,
    agentNumber: String(20_001 + agent),
    agentName: `客服${families[agent] ?? ''}`,
    data,
  });
  const extras = chance(3) === 0 ? { order: `X${chance(1_000_000)}`, level: chance(9) === 0 ? 'VIP' : 'normal' } : null;
  const answered = outcome === 'answered';
  const record = event('call.record', 4, 130, {
    record: {
      outcome,
      startedAt: iso(0),
      ringingAt: iso(2),
      answeredAt: answered ? iso(9) : null,
      endedAt: iso(120),
      ringSeconds: 7,
      talkSeconds: answered ? 111 : 0,
      queueName: direction === 'inbound' ? queues[chance(queues.length)] : null,
      customerName: name,
      recordingUrl: answered ? `https://records.example.com/${n}.mp3` : null,
      voicemailUrl: null,
    },
  });
  const ringing = event('call.ringing', 1, 2, { extras });
  const whole = [event('call.dialing', 0, 0, { extras }), ringing, event('call.answered', 2, 9, { extras }), event('call.ended', 3, 120, { extras }), record];
  return { callId: `made${run}-${n}`, number, name, note: chance(5) === 0 ? (notes[chance(notes.length)] ?? null) : null, events: steps === 2 ? [ringing, record] : whole };
}

function pick(signs: string, chance: (below: number) => number): string {
  return signs[chance(signs.length)] ?? '';
}

/** A generator of chances that depends on `seed` alone (mulberry32). */
export function mixer(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
