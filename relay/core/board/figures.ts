import type { DayFigures, HourFigures, QueueFigures, TodayFigures } from '../../../src/shared/contract/board.ts';
import { addCall, addSums, noSums, type CountedCall, type Sums } from './sums.ts';

interface DaySums {
  readonly hours: Map<number, Sums>;
  readonly queues: Map<string, Sums>;
}

/** The figures of each source's days, kept as sums: a call is put in and taken out without a look at the others. */
export class FigureBook {
  /** Of a source, by the day. */
  readonly #days = new Map<string, Map<number, DaySums>>();

  add(source: string, call: CountedCall): void {
    this.#change(source, call, 1);
  }

  /** @param call as it was added. */
  remove(source: string, call: CountedCall): void {
    this.#change(source, call, -1);
  }

  /** Of whose calls anything is kept. */
  sources(): string[] {
    return [...this.#days.keys()];
  }

  /** @param dayOf the day that it is now at a source. */
  today(dayOf: (source: string) => number): TodayFigures {
    const hours = merged(this.#today(dayOf).map((day) => day.hours));
    const byHour = [...hours].toSorted(([a], [b]) => a - b).map(([hour, sums]): HourFigures => ({ hour, ...figuresOf(sums) }));
    return { ...figuresOf(total(hours.values())), byHour };
  }

  /** The queues that the day's records named. */
  queues(dayOf: (source: string) => number): QueueFigures[] {
    const queues = merged(this.#today(dayOf).map((day) => day.queues));
    return [...queues].map(([name, sums]) => ({ name, ...figuresOf(sums) })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }

  #today(dayOf: (source: string) => number): DaySums[] {
    return [...this.#days].flatMap(([source, days]) => days.get(dayOf(source)) ?? []);
  }

  #change(source: string, call: CountedCall, times: 1 | -1): void {
    const days = at(this.#days, source, () => new Map<number, DaySums>());
    const { hours, queues } = at(days, call.day, (): DaySums => ({ hours: new Map(), queues: new Map() }));
    change(hours, call.hour, call, times);
    if (call.queueName !== null) change(queues, call.queueName, call, times);
    if (hours.size === 0) days.delete(call.day);
  }
}

function change<Key>(map: Map<Key, Sums>, key: Key, call: CountedCall, times: 1 | -1): void {
  const sums = at(map, key, noSums);
  addCall(sums, call, times);
  if (sums.offered === 0) map.delete(key);
}

function at<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}

function merged<Key>(maps: readonly ReadonlyMap<Key, Sums>[]): Map<Key, Sums> {
  const all = new Map<Key, Sums>();
  for (const map of maps) for (const [key, sums] of map) addSums(at(all, key, noSums), sums);
  return all;
}

function total(all: Iterable<Sums>): Sums {
  const sums = noSums();
  for (const one of all) addSums(sums, one);
  return sums;
}

function figuresOf({ offered, answered, missed, abandoned, rings, ringMs, talks, talkMs }: Sums): DayFigures {
  return { offered, answered, missed, abandoned, averageRingSeconds: average(ringMs, rings), averageTalkSeconds: average(talkMs, talks) };
}

/** To a tenth of a second. */
function average(sumMs: number, count: number): number | null {
  return count === 0 ? null : Math.round(sumMs / count / 100) / 10;
}
