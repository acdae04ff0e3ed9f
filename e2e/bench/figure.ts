/** One figure, as `npm run bench` prints it (contract §7). */
export interface Figure {
  readonly figure: string;
  /** `null`: it could not be measured here, and `detail.skipped` says why. */
  readonly value: number | null;
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

/** How a figure goes over time or over the amount of work: drawn as lines in the page of charts. */
export interface Curve {
  readonly name: string;
  readonly x: string;
  readonly y: string;
  /** Logarithmic on both axes: growth is a straight line there, and its slope the exponent. */
  readonly scale: 'linear' | 'log';
  readonly lines: readonly { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] }[];
}

export interface BenchRun {
  /** A shorter run with wider chance, to see that everything works. */
  readonly quick: boolean;
  /** `--hours`, for what runs as long as one likes. */
  readonly hours: number | null;
  readonly say: (line: string) => void;
  readonly draw: (curve: Curve) => void;
}

/** Figures that are measured together. */
export interface Bench {
  readonly name: string;
  /** Not part of a run that names no bench. */
  readonly onlyByName?: true;
  measure(run: BenchRun): Promise<readonly Figure[]>;
}

/** A figure with a budget of its own. */
export function within(figure: string, value: number, unit: string, most: number, detail?: Figure['detail']): Figure {
  return { figure, value: rounded(value), unit, against: null, ratio: null, budget: `at most ${most} ${unit}`, ok: value <= most, ...(detail && { detail }) };
}

/** A figure that cannot be had on this computer: named, never passed over. */
export function skipped(figure: string, unit: string, why: string): Figure {
  return { figure, value: null, unit, against: null, ratio: null, budget: null, ok: null, detail: { skipped: why } };
}

/** Two significant places more than anybody needs. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
