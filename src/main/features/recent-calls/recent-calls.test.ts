import { describe, expect, it } from 'vitest';
import type { RecentCall } from '../../../shared/contract/asks.ts';
import { nothingAllowed } from '../../../shared/contract/desk-rules.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { AskRelay } from '../../relay-client/ask.ts';
import { recentCalls } from './recent-calls.ts';

const call: RecentCall = {
  callId: 'c1',
  source: 'main',
  startedAt: '2026-11-20T02:21:31.123Z',
  direction: 'inbound',
  outcome: 'answered',
  agentNumber: '20002',
  agentName: '韩梅梅',
  talkSeconds: 61,
  note: { note: 'calls back', disposition: null, savedAt: '2026-11-20T02:30:00.000Z', agentNumber: '20002', agentName: '韩梅梅' },
};
const answering = (answer: unknown): AskRelay => (() => Promise.resolve(answer)) as AskRelay;
const allowed = { ...nothingAllowed, shareHistory: true };

describe('colleagues’ calls with a customer', () => {
  it('come as the card tells them, each with its note', async () => {
    const { source: _, startedAt, note, ...same } = call;
    expect(await recentCalls('138', allowed, answering(ok({ calls: [call, { ...call, note: undefined }] })))).toEqual([
      { ...same, startedAt: Date.parse(startedAt), note: note?.note },
      { ...same, startedAt: Date.parse(startedAt), note: null },
    ]);
  });

  it('are none where the relay says no, and are not asked for where the admin does', async () => {
    expect(await recentCalls('138', allowed, answering(fail('not-your-customer', '', '')))).toBeNull();
    const unasked: AskRelay = () => Promise.reject(new Error('asked all the same'));
    expect(await recentCalls('138', nothingAllowed, unasked)).toBeNull();
  });
});
