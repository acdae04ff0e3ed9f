/** One figure, as `npm run bench` prints it (contract §7). */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** What it is held against in the same run; `null` where the budget is a figure of its own. */
  readonly against: string | null;
  /** The figure divided by what it is held against. */
  readonly ratio: number | null;
  /** In words, as the page of budgets has it; `null`: shown for comparison only. */
  readonly budget: string | null;
  readonly ok: boolean | null;
  /** What else the run knows: counts, medians, how it was configured. */
  readonly detail?: Readonly<Record<string, number | string>>;
}

export interface BenchRun {
  /** A shorter run with wider chance, to see that everything works. */
  readonly quick: boolean;
  readonly say: (line: string) => void;
}

/** Figures that are measured together. */
export interface Bench {
  readonly name: string;
  measure(run: BenchRun): Promise<readonly Figure[]>;
}

/** A figure with a budget of its own. */
export function within(figure: string, value: number, unit: string, most: number, detail?: Figure['detail']): Figure {
  return { figure, value: rounded(value), unit, against: null, ratio: null, budget: `at most ${most} ${unit}`, ok: value <= most, ...(detail && { detail }) };
}

/** Two significant places more than anybody needs. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
