import { expect, it } from 'vitest';
import { hourBars } from './hours.ts';

const figures = { averageRingSeconds: null, averageTalkSeconds: null };

it('the day by the hour has no gap, shows an office day whole, and adds up to all calls of the hour', () => {
  const byHour = [{ hour: 7, offered: 10, answered: 6, missed: 2, abandoned: 1, ...figures }, { hour: 20, offered: 1, answered: 1, missed: 0, abandoned: 0, ...figures }];
  const bars = hourBars({ offered: 11, answered: 7, missed: 2, abandoned: 1, ...figures, byHour });
  expect([bars[0]?.hour, bars.at(-1)?.hour, bars.length]).toEqual([7, 20, 14]);
  expect(bars[0]).toEqual({ hour: 7, answered: 6, missed: 2, abandoned: 1, other: 1 });
  expect(hourBars({ offered: 0, answered: 0, missed: 0, abandoned: 0, ...figures, byHour: [] }).map(({ hour }) => hour)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
});
