import type { DialectSettings, EventDraft, PushBody } from '../../core/dialect.ts';
import type { Result } from '../../../src/shared/result.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { eventIdOf } from './event-id.ts';
import { holdsDocumentedField } from './fields.ts';
import { leftover } from './leftover.ts';
import { readMatch, readRecord } from './record.ts';
import { readDirection, readSides } from './sides.ts';
import { readState, type KnownState } from './state.ts';
import { readTime } from './time.ts';
import { isFields, readDialNumber, readText, type Fields } from './values.ts';

const mend = 'Check with "danping-relay tel4vn hooks list" what TEL4VN sends to this address, and that no other system does.';

/**
 * Reads one event hook of TEL4VN.
 *
 * @returns one event; `unrecognized` for a state that the page does not have. Fails with `not-tel4vn` when nothing in
 * the body is of the page.
 */
export function normalise(body: PushBody, { timeZone }: DialectSettings): Result<readonly EventDraft[]> {
  if (!isFields(body)) return fail('not-tel4vn', 'The body holds no fields: neither a JSON object nor a form.', mend);
  if (!holdsDocumentedField(body)) {
    return fail('not-tel4vn', 'The body holds no field of a TEL4VN event hook with a value in it.', mend);
  }
  const state = readState(body);
  const envelope = readEnvelope(body, state);
  if (!state) return ok([{ ...envelope, kind: 'unrecognized', at: null, data: { raw: body } }]);
  const at = readTime(body[state.timeField], timeZone);
  return ok([{ ...envelope, kind: state.kind, at, data: readData(body, state, timeZone) }]);
}

function readEnvelope(fields: Fields, state: KnownState | null): Omit<EventDraft, 'kind' | 'at' | 'data'> {
  const { first, other } = readSides(fields);
  return {
    providerEventId: eventIdOf(fields, state),
    part: null,
    // Ring groups: every extension has its own ringing, with a call_id of its own (sources, TEL4VN).
    legsHaveOwnCallIds: true,
    account: readText(fields['domain']),
    callId: readText(fields['call_id']),
    relatedCallIds: [],
    direction: readDirection(fields['direction']),
    callType: readText(fields['application']),
    ...first,
    ...(other.agentNumber !== null && { otherReading: other }),
    displayNumber: null,
    trunkNumber: readDialNumber(fields['hotline']),
    agentName: null,
  };
}

function readData(fields: Fields, { kind, timeField }: KnownState, timeZone: string): Record<string, unknown> {
  if (kind !== 'call.record') return leftover(fields, timeZone, timeField);
  const record = readRecord(fields, timeZone);
  return { ...leftover(fields, timeZone, null), record, match: readMatch(fields, record) };
}
