import type { DeskRules } from './desk-rules.ts';

/** As long as nobody allowed anything. */
export const nothingAllowed: DeskRules = { shareHistory: false, shareNotes: false, canDial: false, dispositions: [] };
