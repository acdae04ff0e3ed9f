import { boardAgent, boardCall, emptyBoard } from '../../src/shared/board/testing/board-messages.ts';
import { asks } from '../../src/shared/contract/asks.ts';
import { nothingAllowed } from '../../src/shared/contract/desk-rules.ts';

const auth = { token: 'a-token', cursor: { epoch: 'epoch-1', seq: 2 }, app: '1.2.3' };
const page = { origin: 'https://relay.example', host: 'relay.example', cookie: 'other=1; __Host-danping_session=abc; danping_session=def' };
const journey = { source: 'main', sort: 'ivr', id: 'i1' };
const welcome = { protocol: 1, epoch: 'epoch-1', head: 6, role: 'agent', agentNumber: '20001', name: 'A', resumed: true, now: '2026-11-20T02:21:31.123Z', desk: nothingAllowed };

/** Each ask as docs/protocol.md shows it, each message of a relay, each sort of client. */
export const socketSeeds: readonly unknown[] = [
  { auth, headers: {}, publicUrl: null, role: 'agent', asks: [['customer.recent', { customerNumber: '17319132391', limit: 3 }], ['dial', { number: '+8613800138000', callId: 'call-1' }]], acknowledgements: [true, true, true], heard: [] },
  { auth: {}, headers: page, publicUrl: 'https://relay.example', role: 'supervisor', asks: [['agent.day', { agentNumber: '20001' }], ['customer.recent', { customerNumber: '138' }]], acknowledgements: [0, 1, 0], heard: [] },
  { auth: { token: '', cursor: null }, headers: { ...page, origin: 'http://127.0.0.1:7700', host: '127.0.0.1:7700' }, publicUrl: null, role: 'agent', asks: [['note.save', { callId: 'call-1', note: '好', disposition: 'sold', savedAt: '2026-11-20T02:21:31.123Z' }]], acknowledgements: [true, false, true], heard: [] },
  { auth: { token: 'x', cursor: { epoch: 'other', seq: 99 } }, headers: {}, publicUrl: null, role: 'agent', asks: [['painted', { callId: 'call-1', milliseconds: 41.5 }], ['unknown', 1]], acknowledgements: [], heard: [] },
  { auth, headers: {}, publicUrl: null, role: 'agent', asks: [], acknowledgements: [], heard: [welcome, { epoch: 'epoch-1', upTo: 2, items: [{}] }, { code: 'unauthorized', cause: 'No.' }] },
  {
    auth, headers: {}, publicUrl: null, role: 'supervisor', asks: [], acknowledgements: [],
    heard: [
      { ...emptyBoard, agents: [boardAgent({})], calls: [boardCall({})], knownSince: '2026-11-20T02:21:31.123Z' },
      { type: 'patch', at: '2026-11-20T02:21:33.000Z', agents: [boardAgent({ status: 'ringing' })], goneAgents: ['20001'], calls: [boardCall({ state: 'answered' })], gone: [{ source: 'main', callId: 'c1' }], knownSince: null },
      { type: 'patch', at: '2026-11-20T02:21:35.000Z', journeys: [{ ...journey, state: 'ivr', startedAt: '2026-11-20T02:21:31.123Z', moments: [], stays: [] }], goneJourneys: [journey], queues: [], today: emptyBoard.today },
    ],
  },
];

export const socketWords: readonly string[] = [...Object.keys(asks), 'token', 'cursor', 'epoch', 'epoch-1', 'seq', 'snapshot', 'patch', 'sold', 'spam', 'call-1', 'supervisor'];
