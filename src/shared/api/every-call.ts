import type { CallFilter } from './history-filter.ts';

/** The whole history. */
export const everyCall: CallFilter = { text: '', direction: null, outcome: null, startedFrom: null, startedTo: null, withNote: false, withRecording: false };
