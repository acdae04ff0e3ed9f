import { expect, it } from 'vitest';
import type { CallRow } from '../../../shared/api/call-row.ts';
import type { CustomerStory } from '../../history/history-port.ts';
import { sampleCall } from '../crm/sample-call.ts';
import { EarlierNames } from './earlier-names.ts';

const call: CallRow = { ...sampleCall().call, customerName: null };
const story = (customerName: string | null): CustomerStory => ({ earlierCalls: [], callsSince: 1, customerName });

function names(answers: readonly (string | null)[]) {
  const asked: string[] = [];
  const late = Promise.withResolvers<null>();
  const earlier = new EarlierNames(
    ({ customerNumber }) => {
      asked.push(customerNumber);
      return Promise.resolve(story(answers[asked.length - 1] ?? null));
    },
    () => late.resolve(null),
  );
  return { asked, late: late.promise, shown: (given: Partial<CallRow> = {}) => earlier.named([{ ...call, ...given }]).map(({ customerName }) => customerName), earlier };
}

it('names a call in progress by what a record called its number last, and looks once', async () => {
  const { asked, late, shown } = names(['王女士']);
  expect(shown()).toEqual([null]);
  shown();
  await late;
  expect(shown()).toEqual(['王女士']);
  expect(asked).toEqual([call.customerNumber]);
});

it('leaves a name that came with the call, and a contact of the agent, alone', async () => {
  const { asked, shown } = names(['王女士']);
  expect(shown({ customerName: '李先生' })).toEqual(['李先生']);
  expect(shown({ contactName: '张经理', contactMatch: 'sure' })).toEqual([null]);
  expect(shown({ customerNumber: null })).toEqual([null]);
  expect(asked).toEqual([]);
});

it('looks again when the number turns out to be another, and never shows the name of the first', async () => {
  const { asked, late, shown } = names(['王女士', null]);
  shown();
  await late;
  expect(shown({ customerNumber: '13900001111' })).toEqual([null]);
  expect(asked).toEqual([call.customerNumber, '13900001111']);
});

it('forgets a call that is over', async () => {
  const { asked, late, shown, earlier } = names(['王女士', '王女士']);
  shown();
  await late;
  earlier.named([]);
  shown();
  expect(asked).toHaveLength(2);
});
