import { expect, it } from 'vitest';
import type { EarlierCall } from '../../../shared/api/call-row.ts';
import { sampleCall } from '../crm/sample-call.ts';
import { ColleaguesCalls } from './colleagues-calls.ts';

const { call } = sampleCall();
const earlier = (callId: string): EarlierCall => ({
  callId,
  startedAt: 0,
  direction: 'inbound',
  outcome: 'answered',
  agentNumber: '20002',
  agentName: null,
  talkSeconds: 1,
  note: null,
});

it('come below the own calls once the relay has answered, without the calls that stand there already', async () => {
  let answer: (calls: readonly EarlierCall[]) => void = () => undefined;
  const asked: string[] = [];
  const late = new Promise<ColleaguesCalls>((resolve) => {
    const colleagues: ColleaguesCalls = new ColleaguesCalls(
      (number) => {
        asked.push(number);
        return new Promise((settle) => (answer = settle));
      },
      () => resolve(colleagues),
    );
    expect(colleagues.beside(call, [earlier('own')])).toEqual([earlier('own')]);
    colleagues.beside(call, [earlier('own')]);
  });
  answer([earlier('own'), earlier(call.callId), earlier('hers'), earlier('his')]);
  const shown = (await late).beside(call, [earlier('own')]).map(({ callId }) => callId);
  expect([shown, asked]).toEqual([['own', 'hers', 'his'], [call.customerNumber]]);
});

it('are none where the relay does not answer', async () => {
  const colleagues = new ColleaguesCalls(
    () => Promise.reject(new Error('offline')),
    () => expect.unreachable(),
  );
  expect(colleagues.beside(call, [])).toEqual([]);
  await Promise.resolve();
  expect(colleagues.beside(call, [])).toEqual([]);
});
