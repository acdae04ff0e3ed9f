import { canonicalJson, shortHash } from '../../core/canonical.ts';
import type { KnownState } from './state.ts';
import { isBlank, readText, readWord, type Fields } from './values.ts';

/** What tells one step of a call from another, beside the time of the state. */
const stepFields = ['call_id', 'sip_call_id', 'from_number', 'to_number'];

/** A record may come again once the exchange has updated it (the page, "Note": the cdr is sent after the update). */
const recordFields = ['status', 'duration', 'billsec', 'recording_url'];

/**
 * An id for a hook, as the page has none. A hook sent again says the same of the same step and gets the same id; a field
 * that nobody documented (a counter of attempts, say) makes no difference to it. Of a record all that it tells counts,
 * so that one with its recording added later is not taken for a repeat; of a state that the page does not have, all.
 * The numbers are hashed: ids may stand in logs.
 *
 * @returns `null` without a call_id, when only the content can tell.
 */
export function eventIdOf(fields: Fields, state: KnownState | null): string | null {
  const callId = readText(fields['call_id']);
  if (callId === null) return null;
  const names = state === null ? Object.keys(fields) : [...stepFields, state.timeField, ...(state.kind === 'call.record' ? recordFields : [])];
  const said = Object.fromEntries(names.map((name) => [name, asSent(fields[name])]));
  return `${callId}:${readWord(fields['state']) ?? ''}:${shortHash(canonicalJson(said), 16)}`;
}

/** JSON and a form write the same value alike. */
function asSent(value: unknown): unknown {
  if (isBlank(value)) return null;
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : value;
}
