import type { HourFigures, TodayFigures } from '../../../../shared/contract/board.ts';

/** The bars of one hour: together they are the hour's calls. */
export interface HourBars {
  readonly hour: number;
  readonly answered: number;
  readonly missed: number;
  readonly abandoned: number;
  /** Outbound calls that nobody answered, failed ones, and those that go on. */
  readonly other: number;
}

/** An office day, shown whole even where a part of it has no calls yet. */
const usualHours = { first: 8, last: 18 } as const;

/** The day by the hour, without a gap. */
export function hourBars({ byHour }: TodayFigures): readonly HourBars[] {
  const known = new Map(byHour.map((figures) => [figures.hour, figures]));
  const first = Math.min(usualHours.first, ...known.keys());
  const last = Math.max(usualHours.last, ...known.keys());
  return Array.from({ length: last - first + 1 }, (_, index) => barsOf(first + index, known.get(first + index)));
}

function barsOf(hour: number, figures: HourFigures | undefined): HourBars {
  const { offered = 0, answered = 0, missed = 0, abandoned = 0 } = figures ?? {};
  return { hour, answered, missed, abandoned, other: Math.max(0, offered - answered - missed - abandoned) };
}

/** `9` as `09:00`. */
export function hourText(hour: number): string {
  return `${String(hour % 24).padStart(2, '0')}:00`;
}
