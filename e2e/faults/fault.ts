/** What one fault came to, as `npm run faults` prints it (contract §7). */
export interface FaultFigures {
  readonly fault: string;
  /** How often the fault was caused. */
  readonly times: number;
  /** Events answered 2xx that the log or somebody who may see them lacks (I1, I3). */
  readonly lost: number;
  /** Events, or rows of one client, that stand twice, and seqs that do (I2). */
  readonly duplicated: number;
  /** Events that somebody holds who may not see them (I5). */
  readonly foreign: number;
  /** From the end of the fault until everyone is current (I6). */
  readonly recoveredMs: { readonly p50: number; readonly max: number };
  /** What else was measured, each by a name that says its unit. */
  readonly detail?: Readonly<Record<string, number>>;
  /** Whatever else went wrong, in words; nothing may stand here. */
  readonly wrong?: readonly string[];
}

/** A promise made weaker on purpose: the harness must notice. */
export interface NegativeControl {
  readonly fault: string;
  readonly control: true;
  readonly times: number;
  /** Of them, how often the loss was noticed. */
  readonly caught: number;
}

/** What this machine cannot do: named, never passed over. */
export interface SkippedFault {
  readonly fault: string;
  readonly times: 0;
  readonly skipped: string;
}

export type FaultRow = FaultFigures | NegativeControl | SkippedFault;

export interface FaultRun {
  /** Everything left to chance comes from it: the same seed causes the same faults. */
  readonly seed: number;
  /** The long form: hours if need be. The short one is minutes for all faults together. */
  readonly long: boolean;
  /** A line of progress for whoever watches. */
  readonly say: (line: string) => void;
}

/** So much more time, memory or lag than its budget a short form may take: it runs on busy machines. */
const shortFormFactor = 10;

/** What a budget is judged by: the long form by the budget itself, the short one by what no busy machine explains. */
export function allowed({ long }: Pick<FaultRun, 'long'>, budget: number): number {
  return long ? budget : budget * shortFormFactor;
}

/** One row of `reliability.md`. */
export interface Fault {
  /** Short and without spaces: `npm run faults -- --only NAME`. */
  readonly name: string;
  cause(run: FaultRun): Promise<readonly FaultRow[]>;
}

/** A row holds when nothing is lost, doubled, foreign or otherwise wrong; a control when every loss was caught. What was skipped holds, and is counted. */
export function holds(row: FaultRow): boolean {
  if ('skipped' in row) return true;
  if ('control' in row) return row.times > 0 && row.caught === row.times;
  return row.times > 0 && row.lost === 0 && row.duplicated === 0 && row.foreign === 0 && (row.wrong ?? []).length === 0;
}
