import type { CallFilter } from '../../../shared/api/history-filter.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { startOfDay } from '../../ui/day-word.ts';

/** The spans of time that have a name; any other is `chosen`. */
export type When = 'any' | 'today' | 'week' | 'chosen';
type Span = Pick<CallFilter, 'startedFrom' | 'startedTo'>;

const daysOfWeek = 7;

/** @param days may be negative; days have 23 to 25 hours */
export function daysFrom(day: EpochMs, days: number): EpochMs {
  const date = new Date(startOfDay(day));
  date.setDate(date.getDate() + days);
  return date.getTime();
}

export function spanOf(when: Exclude<When, 'chosen'>, now: EpochMs): Span {
  if (when === 'any') return { startedFrom: null, startedTo: null };
  return { startedFrom: daysFrom(now, when === 'today' ? 0 : 1 - daysOfWeek), startedTo: null };
}

export function whenOf({ startedFrom, startedTo }: Span, now: EpochMs): When {
  const named = (['any', 'today', 'week'] as const).find((when) => spanOf(when, now).startedFrom === startedFrom);
  return startedTo === null && named !== undefined ? named : 'chosen';
}

/** The value of a date field for a day of this computer's calendar. */
export function dateField(at: EpochMs | null): string {
  if (at === null) return '';
  const day = new Date(at);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Both days included, in whichever order they were given; an empty field is no bound. */
export function spanOfFields(one: string, other: string): Span {
  const [from, to] = [dayOf(one), dayOf(other)];
  const [first, last] = from !== null && to !== null && to < from ? [to, from] : [from, to];
  return { startedFrom: first, startedTo: last === null ? null : daysFrom(last, 1) };
}

function dayOf(value: string): EpochMs | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  return year === undefined ? null : new Date(Number(year), Number(month) - 1, Number(day)).getTime();
}
