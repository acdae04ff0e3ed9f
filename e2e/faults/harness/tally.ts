import type { FaultFigures } from '../fault.ts';
import { recovered, type Judged } from './judge.ts';

/** The figures of one row while its fault is caused time after time. */
export class Tally {
  readonly #fault: string;
  readonly #recoveredMs: number[] = [];
  readonly #wrong: string[] = [];
  readonly #detail: Record<string, number> = {};
  #times = 0;
  #lost = 0;
  #duplicated = 0;
  #foreign = 0;

  /** @param fault the row's name, in words */
  constructor(fault: string) {
    this.#fault = fault;
  }

  get times(): number {
    return this.#times;
  }

  /** The fault was caused once more. @param recoveredMs left out where nobody had to become current */
  caused(recoveredMs?: number): void {
    this.#times += 1;
    if (recoveredMs !== undefined) this.#recoveredMs.push(recoveredMs);
  }

  /** The fault was caused once more and everyone must be current within so many milliseconds. */
  causedWithin(budgetMs: number, recoveredMs: number): void {
    this.caused(recoveredMs);
    if (recoveredMs > budgetMs) this.wrong(`everyone was current after ${Math.round(recoveredMs)} ms, not within ${budgetMs}`);
  }

  judged({ lost, duplicated, foreign, wrong = [] }: Judged & { readonly wrong?: readonly string[] }): void {
    this.#lost += lost;
    this.#duplicated += duplicated;
    this.#foreign += foreign;
    this.#wrong.push(...wrong);
  }

  wrong(words: string): void {
    this.#wrong.push(words);
  }

  /** @param name says the unit; a value is rounded to whole ones, and of several the greatest counts */
  detail(name: string, value: number): void {
    this.#detail[name] = Math.max(Math.round(value), this.#detail[name] ?? -Infinity);
  }

  /** What was measured under that name may be so much at most. */
  within(name: string, most: number): void {
    const value = this.#detail[name] ?? 0;
    if (value > most) this.wrong(`${name} is ${value}, not ${Math.round(most)} at most`);
  }

  row(): FaultFigures {
    return {
      fault: this.#fault,
      times: this.#times,
      lost: this.#lost,
      duplicated: this.#duplicated,
      foreign: this.#foreign,
      recoveredMs: recovered(this.#recoveredMs),
      ...(Object.keys(this.#detail).length > 0 && { detail: this.#detail }),
      wrong: this.#wrong,
    };
  }
}
