import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateField, daysFrom, spanOf, spanOfFields, whenOf } from './when-filter.ts';

const now = new Date(2026, 10, 20, 15, 30).getTime();

describe('the span of time that is looked at', () => {
  it.each(['any', 'today', 'week'] as const)('%s is known again by its bounds', (when) => expect(whenOf(spanOf(when, now), now)).toBe(when));

  it('of seven days has today as its last', () => {
    expect(spanOf('week', now).startedFrom).toBe(new Date(2026, 10, 14).getTime());
  });

  it('has both of its days, in whichever order they were chosen', () => {
    const wanted = { startedFrom: new Date(2026, 2, 1).getTime(), startedTo: new Date(2026, 2, 4).getTime() };
    expect(spanOfFields('2026-03-01', '2026-03-03')).toEqual(wanted);
    expect(spanOfFields('2026-03-03', '2026-03-01')).toEqual(wanted);
    expect(whenOf(wanted, now)).toBe('chosen');
  });

  it('may be open on either side', () => {
    expect(spanOfFields('', '2026-03-03').startedFrom).toBeNull();
    expect(spanOfFields('2026-03-01', '')).toEqual({ startedFrom: new Date(2026, 2, 1).getTime(), startedTo: null });
    expect(spanOfFields('nonsense', '')).toEqual({ startedFrom: null, startedTo: null });
  });

  it('comes back from its fields as it went in, however long its days are', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8000, max: 8000 }), (days) => {
        const day = daysFrom(now, days);
        expect(spanOfFields(dateField(day), dateField(day))).toEqual({ startedFrom: day, startedTo: daysFrom(day, 1) });
      }),
    );
  });
});
