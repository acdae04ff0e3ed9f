import type { Accepted } from './ledger.ts';
import type { Keeper, KeptEvent } from './keeper.ts';

export interface Judged {
  readonly lost: number;
  readonly duplicated: number;
  readonly foreign: number;
}

/** Whether the V7 event may be seen by that agent (contract §4): it carries its own number. */
export const isSeenBy = (agentNumber: string | null, event: KeptEvent): boolean => agentNumber === null || event.agentNumber === agentNumber;

/**
 * Holds what everybody has against the log and the ledger: I1, I2, I3 and I5 of the fault table. One walk along the log, so that
 * millions of events fit.
 *
 * @param log the whole log, as a supervisor gets it who begins at its first event
 * @param keepers each is judged up to its cursor
 */
export function judge(given: { readonly accepted: readonly Accepted[]; readonly log: Iterable<KeptEvent>; readonly keepers: readonly Keeper[]; readonly source: string }): Judged {
  const { accepted, log, keepers, source } = given;
  const promises = accepted.toSorted((a, b) => a.seq - b.seq);
  const walks = keepers.map((keeper) => ({ keeper, rows: keeper.eachRow(), row: null as { seq: number; json: string } | null, isOver: false }));
  const ids = new Set<string>();
  let [lost, duplicated, foreign, promise, lastSeq] = [0, keepers.reduce((sum, { repeated }) => sum + repeated, 0), 0, 0, 0];
  const step = (walk: (typeof walks)[number]): void => {
    const next = walk.rows.next();
    walk.row = next.done === true ? null : next.value;
    walk.isOver = next.done === true;
  };
  walks.forEach(step);

  for (const event of log) {
    lost += event.seq - lastSeq - 1;
    lastSeq = event.seq;
    duplicated += Number(ids.has(event.id));
    ids.add(event.id);
    for (; (promises[promise]?.seq ?? Infinity) <= event.seq; promise += 1) {
      const { seq, eventId } = promises[promise] ?? { seq: 0, eventId: '' };
      if (seq !== event.seq || !isNamedAs(event.id, `${source}:${eventId}`)) lost += 1;
    }
    const json = JSON.stringify(event);
    for (const walk of walks) {
      // A row in whose place the log has nothing is nobody's to hold.
      for (; walk.row !== null && walk.row.seq < event.seq; step(walk)) foreign += 1;
      const isOwn = isSeenBy(walk.keeper.agentNumber, event);
      if (walk.row?.seq === event.seq) {
        if (!isOwn) foreign += 1;
        else if (walk.row.json !== json) lost += 1;
        step(walk);
      } else if (isOwn && event.seq <= walk.keeper.seq) lost += 1;
    }
  }
  lost += promises.length - promise;
  for (const walk of walks) for (; !walk.isOver; step(walk)) foreign += 1;
  return { lost, duplicated, foreign };
}

/** One push can say two things; their ids then end in `#agent` and `#call` (contract §4). */
function isNamedAs(id: string, name: string): boolean {
  return id === name || id.startsWith(`${name}#`);
}

/** @param timesMs one for each time that the fault ended */
export function recovered(timesMs: readonly number[]): { readonly p50: number; readonly max: number } {
  return { p50: Math.round(quantile(timesMs, 0.5)), max: Math.round(quantile(timesMs, 1)) };
}

/** @returns 0 where there is no value */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
