import type { ErasureReport } from '../../../shared/api/history-views.ts';
import type { HistoryPort } from '../../history/history-port.ts';
import type { Mentioned } from '../../history/erase/mention-scan.ts';

/** So much is erased in one piece that a call which comes in meanwhile waits a few milliseconds. */
const mentionsOfSlice = 5;

export interface Erasure extends ErasureReport {
  /** Calls that are no longer there. */
  readonly callIds: readonly string[];
}

/**
 * Erases everything of a number from this computer, piece by piece: the calls, who has it among the contacts, then every place
 * that mentions it, until none is left; and in the end what the files still hold of it.
 */
export async function eraseCustomer(history: HistoryPort, number: string): Promise<Erasure> {
  const callIds: string[] = [];
  for (;;) {
    const erased = await history.eraseCalls({ number });
    if (erased.length === 0) break;
    callIds.push(...erased);
  }
  const contacts = await history.eraseContacts({ number });
  const mentioned = await history.findMentions({ number });
  let notes = 0;
  for (const piece of piecesOf(mentioned)) {
    const erased = await history.eraseMentions({ number, mentioned: piece });
    callIds.push(...erased.callIds);
    notes += erased.notes;
  }
  await history.finishErasure({ number });
  return { callIds, calls: callIds.length, contacts, notes };
}

/** Events first: calls are made anew out of them. */
function piecesOf(mentioned: Mentioned): readonly Mentioned[] {
  const nothing: Mentioned = { eventIds: [], callIds: [], unreadableRows: [], noteCallIds: [], contactIds: [] };
  const slices = <Value>(values: readonly Value[]): readonly Value[][] =>
    Array.from({ length: Math.ceil(values.length / mentionsOfSlice) }, (_, index) => values.slice(index * mentionsOfSlice, (index + 1) * mentionsOfSlice));
  return [
    ...slices(mentioned.eventIds).map((eventIds) => ({ ...nothing, eventIds })),
    ...slices(mentioned.callIds).map((callIds) => ({ ...nothing, callIds })),
    ...slices(mentioned.unreadableRows).map((unreadableRows) => ({ ...nothing, unreadableRows })),
    ...slices(mentioned.noteCallIds).map((noteCallIds) => ({ ...nothing, noteCallIds })),
    ...slices(mentioned.contactIds).map((contactIds) => ({ ...nothing, contactIds })),
  ];
}
