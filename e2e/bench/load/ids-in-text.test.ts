import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersIn } from './ids-in-text.ts';
import { readEvent } from './socket-io.ts';

test('every push of a batch is found by its number, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (numbers) => {
      const items = numbers.map((nth) => ({ seq: nth, id: `main:17-${nth}`, callId: `17-call-${nth}`, data: { extras: 'x' } }));
      expect(numbersIn(`421["events",${JSON.stringify({ items })}]`, 'id')).toEqual(numbers);
    }),
  );
});

test('an event is known by its name, and by the acknowledgement that it wants', () => {
  expect(readEvent('42["event",{"a":"b"}]')).toEqual({ name: 'event', id: '' });
  expect(readEvent('4217["events",{}]')).toEqual({ name: 'events', id: '17' });
  for (const other of ['40{"sid":"a"}', '2', '', '3', '42']) expect(readEvent(other)).toBeNull();
});
