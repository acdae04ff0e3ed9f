import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { callBackWord, fieldValue, fromField, inOneHour, tomorrowMorning } from './call-back-times.ts';

const moment = fc.date({ min: new Date(2020, 0, 1), max: new Date(2040, 0, 1), noInvalidDate: true });

it('tomorrow morning is nine o’clock of the next day', () => {
  fc.assert(
    fc.property(moment, (now) => {
      const at = new Date(tomorrowMorning(now.getTime()));
      const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
      expect([at.getHours(), at.getMinutes()]).toEqual([9, 0]);
      expect(callBackWord(at.getTime(), midnight)).toBe('tomorrow');
    }),
  );
});

it('a time goes into the field and comes back, to the minute', () => {
  fc.assert(
    fc.property(moment, (now) => {
      const at = Math.floor(inOneHour(now.getTime()) / 60_000) * 60_000;
      expect(fromField(fieldValue(at), now.getTime())).toBe(at);
    }),
  );
});

it('takes no time that has passed, and no broken field', () => {
  const now = new Date(2026, 10, 20, 10, 0).getTime();
  expect(fromField('2026-11-20T09:59', now)).toBeNull();
  expect(fromField('', now)).toBeNull();
});
