import type { DialectSettings, EventDraft, PushBody } from '../../core/dialect.ts';
import type { Result } from '../../../src/shared/result.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { readEvent } from './event.ts';
import { ruleOfEvent } from './rules.ts';
import { isBlank, isFields, readText } from './values.ts';
import type { Fields } from './values.ts';

const mend = "Check the call-back address that is entered for the application in Yunhuni's console, and that no other system sends to it.";

/**
 * Reads one push of Yunhuni.
 *
 * @returns one event; `unrecognized` for any event that the two pages do not describe (`callcenter.*` among them).
 * Fails with `not-yunhuni` when the body names neither an event nor an action.
 */
export function normalise(body: PushBody, settings: DialectSettings): Result<readonly EventDraft[]> {
  if (!isFields(body)) return fail('not-yunhuni', 'The body holds no fields: neither a JSON object nor a form.', mend);
  if (isBlank(body['event']) && isBlank(body['action'])) {
    return fail('not-yunhuni', 'The body has neither an "event" nor an "action", one of which every Yunhuni push has.', mend);
  }
  const rule = ruleOfEvent.get(readText(body['event']) ?? '');
  return ok([rule ? readEvent(rule, body, settings.timeZone) : unrecognized(body)]);
}

/** `id` may be anybody's in an unknown event; `call_id` can only be a call's. */
function unrecognized(body: Fields): EventDraft {
  return {
    providerEventId: null,
    part: null,
    kind: 'unrecognized',
    account: readText(body['subaccount_id']),
    at: null,
    callId: readText(body['call_id']),
    relatedCallIds: [],
    direction: null,
    callType: null,
    customerNumber: null,
    displayNumber: null,
    trunkNumber: null,
    agentNumber: null,
    agentName: null,
    data: { raw: body },
  };
}
