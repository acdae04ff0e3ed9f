import { z } from 'zod';
import { sortings, stateOrder } from './arrange.ts';
import { thresholdsSchema, usualThresholds } from './thresholds.ts';

/** How one viewer wants the board, kept in the browser. A field that cannot be read falls back alone. */
const preferencesSchema = z.object({
  sorting: z.enum(sortings).catch('need'),
  grouped: z.boolean().catch(false),
  states: z.array(z.enum(stateOrder)).catch([]),
  view: z.enum(['tiles', 'rows']).catch('tiles'),
  showsNumbers: z.boolean().catch(false),
  sound: z.boolean().catch(false),
  thresholds: thresholdsSchema.catch(usualThresholds),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** @param stored what the browser kept; anything else, or nothing, is what a new viewer gets */
export function readPreferences(stored: string | null): Preferences {
  return preferencesSchema.parse(parsed(stored) ?? {});
}

function parsed(stored: string | null): unknown {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
