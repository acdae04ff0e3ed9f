import { z } from 'zod';
import { callFilterSchema } from './history-filter.ts';
import type { AwayView, CallDetail, CappedCount, ErasureReport, ExportReport, HistoryNews } from './history-views.ts';
import { exportColumns } from './export-columns.ts';
import { callIdSchema, method, nothing, numberSchema } from './method.ts';
import type { HistoryPage } from './views.ts';

const after = z.object({ startedAt: z.int(), callId: callIdSchema }).nullable();
const limit = z.int().min(1).max(500);
const word = z.string().max(100);

export const historyMethods = {
  'history.page': method<HistoryPage>()(z.object({ after, limit })),
  /** The calls that fit, latest first; `null` when a newer search took the place of this one before it was answered. */
  'history.search': method<HistoryPage | null>()(z.object({ filter: callFilterSchema, after, limit })),
  /** Counts to 10,000; `null` as with the search. */
  'history.count': method<CappedCount | null>()(z.object({ filter: callFilterSchema })),
  'history.news': method<HistoryNews>()(nothing),
  'call.detail': method<CallDetail | null>()(z.object({ callId: callIdSchema })),
  /** Inbound calls in which nobody spoke with the customer, latest first: those still open, or those ticked off. */
  'missed.page': method<HistoryPage>()(z.object({ done: z.boolean(), after, limit })),
  'missed.mark': method<void>()(z.object({ callId: callIdSchema, done: z.boolean() })),
  /** `null` when nothing happened, or the agent has seen it. */
  'away.view': method<AwayView | null>()(nothing),
  'away.seen': method<void>()(nothing),
  /** Asks where to put the file and writes the calls that fit, latest first. The page gives the words in its language. */
  'history.export': method<ExportReport>()(
    z.object({
      filter: callFilterSchema,
      format: z.enum(['csv', 'xlsx']),
      /** Proposed to the user, without an extension. */
      fileName: z.string().min(1).max(100),
      headers: z.record(z.enum(exportColumns), word),
      /** For directions and outcomes, by their names; what is missing stays as it is. */
      words: z.record(z.string(), word),
      /** Numbers with their middle digits hidden. */
      maskNumbers: z.boolean(),
    }),
  ),
  /** Erases every call, note and contact of the number from this computer, however it is written, for good. */
  'customer.erase': method<ErasureReport>()(z.object({ customerNumber: numberSchema })),
} as const;
