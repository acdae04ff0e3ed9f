import { holds, type Fault, type FaultRow } from './fault.ts';

export interface FaultsWish {
  readonly seed: number;
  readonly long: boolean;
  /** Names of faults; all when empty. */
  readonly only: readonly string[];
  readonly onRow: (row: FaultRow) => void;
  readonly say: (line: string) => void;
}

/**
 * Causes one fault after the other. A fault whose program breaks is a row that does not hold, in the words of the error: the others still run.
 *
 * @returns every row, in the order of the table
 */
export async function runFaults(faults: readonly Fault[], { seed, long, only, onRow, say }: FaultsWish): Promise<readonly FaultRow[]> {
  const rows: FaultRow[] = [];
  for (const fault of faults) {
    if (only.length > 0 && !only.includes(fault.name)) continue;
    say(`${fault.name} (seed ${seed}) …`);
    const caused = await fault.cause({ seed, long, say: (line) => say(`${fault.name}: ${line}`) }).catch((error: unknown): readonly FaultRow[] => [broken(fault, error)]);
    for (const row of caused) onRow(row);
    rows.push(...caused);
  }
  return rows;
}

function broken({ name }: Fault, error: unknown): FaultRow {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { fault: name, times: 0, lost: 0, duplicated: 0, foreign: 0, recoveredMs: { p50: 0, max: 0 }, wrong: [words] };
}

/** The table for people: one line for each row. */
export function lineOf(row: FaultRow): string {
  const mark = holds(row) ? ' ok ' : 'FAIL';
  if ('skipped' in row) return `skip  ${row.fault}: ${row.skipped}`;
  if ('control' in row) return `${mark}  ${row.fault}: caught ${row.caught} of ${row.times}`;
  const { fault, times, lost, duplicated, foreign, recoveredMs, detail = {}, wrong = [] } = row;
  const figures = `${times} times, lost ${lost}, duplicated ${duplicated}, foreign ${foreign}, current again after p50 ${recoveredMs.p50} ms, max ${recoveredMs.max} ms`;
  const more = Object.entries(detail).map(([name, value]) => `, ${name} ${value}`).join('');
  return [`${mark}  ${fault}: ${figures}${more}`, ...wrong.slice(0, 5).map((words) => `      ${words}`)].join('\n');
}
