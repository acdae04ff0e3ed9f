import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { callOutcomes } from '../../../src/shared/contract/call-record.ts';
import { callStates } from '../../../src/shared/contract/call-steps.ts';
import { FigureBook } from './figures.ts';
import type { CountedCall } from './sums.ts';

const seconds = fc.option(fc.oneof(fc.nat(5_000), fc.double({ min: 0, max: 5_000, noNaN: true }), fc.constant(Number.MAX_VALUE)), { nil: null });
const anyCall: fc.Arbitrary<CountedCall> = fc.record({
  day: fc.constantFrom(1, 2),
  hour: fc.constantFrom(9, 10),
  state: fc.constantFrom(...callStates),
  outcome: fc.constantFrom(...callOutcomes),
  queueName: fc.constantFrom('售后', '投诉', null),
  ringSeconds: seconds,
  talkSeconds: seconds,
});
const placed = fc.record({ source: fc.constantFrom('main', 'branch'), call: anyCall });

function bookOf(all: readonly { source: string; call: CountedCall }[]): FigureBook {
  const book = new FigureBook();
  for (const { source, call } of all) book.add(source, call);
  return book;
}

/** It is another day at the branch already. */
const dayOf = (source: string): number => (source === 'main' ? 1 : 2);
const told = (book: FigureBook) => ({ today: book.today(dayOf), queues: book.queues(dayOf) });

test('figures of calls that were put in and taken out are those of the calls that are left, to the last digit', () => {
  fc.assert(
    fc.property(fc.array(placed), fc.array(placed), (left, taken) => {
      const book = bookOf([...taken, ...left]);
      for (const { source, call } of taken) book.remove(source, call);
      expect(told(book)).toEqual(told(bookOf(left)));
      expect(book.sources().toSorted()).toEqual(bookOf([...left, ...taken]).sources().toSorted());
    }),
  );
});

test('figures count each source’s own day, whole, by the hour and by the queue', () => {
  fc.assert(
    fc.property(fc.array(placed), (all) => {
      const today = all.filter(({ source, call }) => call.day === dayOf(source)).map(({ call }) => call);
      const { today: whole, queues } = told(bookOf(all));
      const isAnswered = ({ state, outcome }: CountedCall) => state === 'answered' || outcome === 'answered' || outcome === 'transferred';
      const count = (calls: readonly CountedCall[]) => ({
        offered: calls.length,
        answered: calls.filter(isAnswered).length,
        missed: calls.filter(({ outcome }) => outcome === 'missed').length,
        abandoned: calls.filter(({ outcome }) => outcome === 'abandoned').length,
      });
      expect(whole).toMatchObject(count(today));
      expect(whole.byHour).toMatchObject([9, 10].map((hour) => ({ hour, ...count(today.filter((call) => call.hour === hour)) })).filter(({ offered }) => offered > 0));
      const named = ['售后', '投诉'].map((name) => ({ name, ...count(today.filter((call) => call.queueName === name)) })).filter(({ offered }) => offered > 0);
      expect(queues.map(({ name }) => name).toSorted()).toEqual(named.map(({ name }) => name).toSorted());
      expect(queues).toEqual(expect.arrayContaining(named.map((queue) => expect.objectContaining(queue))));
    }),
  );
});

test('averages leave out what is not known, and who was not answered was not talked to', () => {
  const call: CountedCall = { day: 1, hour: 9, state: 'ended', outcome: 'answered', queueName: null, ringSeconds: 4, talkSeconds: 60 };
  const calls: CountedCall[] = [call, { ...call, ringSeconds: null, talkSeconds: 61 }, { ...call, outcome: 'missed', ringSeconds: 5.04, talkSeconds: 9 }];
  const book = bookOf(calls.map((one) => ({ source: 'main', call: one })));
  expect(book.today(dayOf)).toMatchObject({ offered: 3, averageRingSeconds: 4.5, averageTalkSeconds: 60.5 });
});
