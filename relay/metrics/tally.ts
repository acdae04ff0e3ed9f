import { Counter, type Registry } from 'prom-client';

/**
 * Counts by two words. Plain numbers, made into labels only when somebody looks: what is counted on the way of every
 * push costs two look-ups. It grows with the words, so they must come from a closed set.
 */
export class Tally<Word extends string> {
  readonly #rows = new Map<string, Map<Word, number>>();
  readonly #expected: readonly Word[];

  /** @param expected shown as 0 from the first count of a row on: a series that appears with 1 hides its first rise. */
  constructor(expected: readonly Word[] = []) {
    this.#expected = expected;
  }

  count(row: string, word: Word): void {
    let words = this.#rows.get(row);
    if (!words) {
      words = new Map(this.#expected.map((each) => [each, 0]));
      this.#rows.set(row, words);
    }
    words.set(word, (words.get(word) ?? 0) + 1);
  }

  *counts(): Iterable<readonly [row: string, word: Word, times: number]> {
    for (const [row, words] of this.#rows) for (const [word, times] of words) yield [row, word, times];
  }
}

export interface TallyNames {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly [row: string, word: string];
}

/** Shows a tally as a Prometheus counter. */
export function exposeTally(tally: Tally<string>, { name, help, labels }: TallyNames, registry: Registry): void {
  const [rowLabel, wordLabel] = labels;
  const counter = new Counter({
    name,
    help,
    labelNames: labels,
    registers: [],
    collect() {
      this.reset();
      for (const [row, word, times] of tally.counts()) this.inc({ [rowLabel]: row, [wordLabel]: word }, times);
    },
  });
  registry.registerMetric(counter);
}
