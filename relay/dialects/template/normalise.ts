import type { EventKind } from '../../../src/shared/contract/event.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import type { DialectSettings, EventDraft, PushBody } from '../../core/dialect.ts';
import { isFields, readText, type Fields } from '../../core/reading/fields.ts';
import { readTime } from './time.ts';

/** The cloud's words for what happens to a call, and Danping's kind of each. */
const kinds: ReadonlyMap<string, EventKind> = new Map([
  ['ring', 'call.ringing'],
  ['answer', 'call.answered'],
  ['hangup', 'call.ended'],
]);

/** What the event holds by itself, so that it need not stand in `data` once more. */
const placed = new Set(['event', 'eventId', 'at', 'call', 'caller', 'called', 'agent', 'agentName', '__proto__']);

const mend = 'Compare the body with the vendor’s page, and see that no other system pushes to this address.';

/**
 * Reads one push.
 *
 * @returns one event; `unrecognized` for an event that the vendor's page does not have. Fails with `not-template` when the
 * body is not this cloud's at all: then it is quarantined, and the sender is answered 400.
 */
export function normalise(body: PushBody, { timeZone }: DialectSettings): Result<readonly EventDraft[]> {
  if (!isFields(body)) return fail('not-template', 'The body holds no fields: neither a JSON object nor a form.', mend);
  const event = readText(body['event']);
  if (event === null) return fail('not-template', 'The body has no "event", which every push has.', mend);
  const kind = kinds.get(event);
  const about: Omit<EventDraft, 'kind' | 'data'> = {
    providerEventId: readText(body['eventId']),
    // `agent` and `call` only where one push yields two events.
    part: null,
    account: null,
    at: readTime(body['at'], timeZone),
    callId: readText(body['call']),
    relatedCallIds: [],
    direction: 'inbound',
    callType: null,
    // Numbers stay texts with the digits as sent: a `+`, a leading 0.
    customerNumber: readText(body['caller']),
    displayNumber: null,
    trunkNumber: readText(body['called']),
    // The cloud's own number of the agent. The relay finds out whose it is: `agent add … --also SOURCE:NUMBER`.
    agentNumber: readText(body['agent']),
    agentName: readText(body['agentName']),
  };
  return ok([kind ? { ...about, kind, data: leftover(body) } : { ...about, kind: 'unrecognized', data: { raw: body } }]);
}

/** Every field that has no place elsewhere, under the vendor's name: nothing that was sent is lost. */
function leftover(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !placed.has(name)));
}
