import type { Random } from '../../relay/simulator/random.ts';

/** One door of the product, with what it promises whatever comes through. Inputs are JSON values, so that any can be kept as a line of text. */
export interface Target {
  readonly name: string;
  /** Where the search begins: what the documents show. */
  seeds(): readonly unknown[];
  mutate(random: Random, input: unknown, others: readonly unknown[]): unknown;
  /** Puts one input through. Throws when a promise is broken. */
  run(input: unknown): void | Promise<void>;
}

/** A promise of the product does not hold. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

export function must(holds: boolean, promise: string): asserts holds {
  if (!holds) throw new Broken(promise);
}
