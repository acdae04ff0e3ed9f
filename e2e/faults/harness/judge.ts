import type { Accepted } from './ledger.ts';
import type { Keeper, KeptEvent } from './keeper.ts';

export interface Judged {
  readonly lost: number;
  readonly duplicated: number;
  readonly foreign: number;
}

/** Whether the V7 event may be seen by that agent (contract §4): it carries its own number. */
const isSeenBy = (agentNumber: string | null, event: KeptEvent): boolean => agentNumber === null || event.agentNumber === agentNumber;

/**
 * Holds what everybody has against the log and the ledger: I1, I2, I3 and I5 of the fault table.
 *
 * @param log the whole log, as a supervisor gets it who begins at its first event
 * @param keepers each must have reached the log's end
 */
export function judge(given: { readonly accepted: readonly Accepted[]; readonly log: readonly KeptEvent[]; readonly keepers: readonly Keeper[]; readonly source: string }): Judged {
  const { accepted, log, keepers, source } = given;
  const idAt = new Map(log.map(({ seq, id }) => [seq, id]));
  let lost = accepted.filter(({ eventId, seq }) => idAt.get(seq) !== `${source}:${eventId}`).length;
  lost += (log.at(-1)?.seq ?? 0) - idAt.size;
  let duplicated = log.length - new Set(log.map(({ id }) => id)).size + (log.length - idAt.size);
  let foreign = 0;
  for (const keeper of keepers) {
    const rows = keeper.rows();
    const held = new Map(rows.map((row) => [row.seq, JSON.stringify(row)]));
    const own = log.filter((event) => isSeenBy(keeper.agentNumber, event));
    lost += own.filter((event) => held.get(event.seq) !== JSON.stringify(event)).length;
    duplicated += keeper.repeated;
    foreign += rows.filter((row) => !isSeenBy(keeper.agentNumber, row)).length;
  }
  return { lost, duplicated, foreign };
}

/** @param timesMs one for each time that the fault ended */
export function recovered(timesMs: readonly number[]): { readonly p50: number; readonly max: number } {
  const sorted = timesMs.toSorted((a, b) => a - b);
  return { p50: Math.round(sorted[Math.floor((sorted.length - 1) / 2)] ?? 0), max: Math.round(sorted.at(-1) ?? 0) };
}
