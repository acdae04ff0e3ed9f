import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { danpingEventSchema } from '../../../src/shared/contract/event.ts';
import { naiveCall } from '../../../src/shared/contract/testing/naive-call.ts';
import type { DesktopProcess } from '../../../scripts/lib/desktop-process.ts';
import { ask } from '../../helpers/host.ts';
import { isSeenBy, type Judged } from './judge.ts';
import type { KeptEvent } from './keeper.ts';

const pageSchema = z.object({
  rows: z.array(z.looseObject({ callId: z.string() })),
  next: z.object({ startedAt: z.number(), callId: z.string() }).nullable(),
});
type Row = z.infer<typeof pageSchema>['rows'][number];

/** Every call that the app shows, asked for as its own page does. */
export async function historyOf(desk: DesktopProcess): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after: z.infer<typeof pageSchema>['next'] = null;
  do {
    const page: z.infer<typeof pageSchema> = pageSchema.parse(await ask(desk.main, 'history.page', { after, limit: 500 }));
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

/**
 * Holds the app's history against the log: I3, I4 and I5. Each call that the agent may see stands there once, as the contract's words
 * alone fold it.
 */
export function judgeHistory(rows: readonly Row[], log: readonly KeptEvent[], agentNumber: string): Judged {
  const own = log.filter((event) => isSeenBy(agentNumber, event) && event['callId'] !== null).map((event) => danpingEventSchema.parse(event));
  const calls = Map.groupBy(own, ({ callId }) => callId ?? '');
  const shown = new Map(rows.map((row) => [row.callId, row]));
  let lost = 0;
  for (const [callId, events] of calls) {
    const call = naiveCall(events);
    const row = shown.get(callId);
    if (call && !(row && isDeepStrictEqual(Object.fromEntries(Object.keys(call).map((key) => [key, row[key]])), { ...call }))) lost += 1;
  }
  return { lost, duplicated: rows.length - shown.size, foreign: [...shown.keys()].filter((callId) => !calls.has(callId)).length };
}
