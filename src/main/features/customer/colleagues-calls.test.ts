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

it('are asked for again where nothing was answered, and anew for the customer’s next call', async () => {
  const answers: (readonly EarlierCall[] | null)[] = [null, [earlier('hers')], [earlier('his')]];
  const told: string[] = [];
  const colleagues = new ColleaguesCalls(
    () => Promise.resolve(answers.shift() ?? null),
    () => told.push('late'),
  );
  const look = async (callId: string): Promise<readonly string[]> => {
    colleagues.beside({ ...call, callId }, []);
    await new Promise(setImmediate);
    return colleagues.beside({ ...call, callId }, []).map((each) => each.callId);
  };
  colleagues.beside(call, []);
  await new Promise(setImmediate);
  expect(await look(call.callId)).toEqual(['hers']);
  expect(await look('next')).toEqual(['his']);
  expect(told).toHaveLength(2);
});
