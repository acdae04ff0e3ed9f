import type { EventDraft, PushBody } from '../../core/dialect.ts';
import type { Result } from '../../../src/shared/result.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { holdsKnownField, leftover } from './fields.ts';
import { readTime } from './time.ts';
import { type Fields, isFields, readDeviceNumber, readSerial, readText } from './values.ts';

const mend = "Check the callbackUrl of WellCloud's subscription, and that no other system sends to this address.";

/**
 * Reads one push of WellCloud (wellcloud-ivr.md, section 7).
 *
 * @returns one event; `unrecognized` for what the document does not describe. Fails with `not-wellcloud` when nothing in
 * the body is WellCloud's.
 */
export function normalise(body: PushBody, timeZone: string): Result<readonly EventDraft[]> {
  if (!isFields(body)) return fail('not-wellcloud', 'The body holds no fields: neither a JSON object nor a form.', mend);
  if (!holdsKnownField(body)) {
    return fail('not-wellcloud', 'The body holds no field of a WellCloud event with a value in it.', mend);
  }
  return ok([readEvent(body, timeZone)]);
}

function readEvent(fields: Fields, timeZone: string): EventDraft {
  const common = readCommon(fields, timeZone);
  switch (readText(fields['eventName'])) {
    case 'IvrStartedEvent': {
      const data = leftover(fields, timeZone);
      const parties = readParties(fields);
      return { ...common, ...parties, direction: parties.customerNumber === null ? null : 'inbound', kind: 'ivr.started', data };
    }
    case 'IvrEndedEvent':
      return { ...common, ...readParties(fields), kind: 'ivr.ended', data: leftover(fields, timeZone) };
    default:
      return readUnrecognized(common, fields);
  }
}

/**
 * Every event counts in the vendor's sequence, so its number is told. Without one, two undocumented events of one call
 * and second may differ in what nobody knows to look at: only their content tells them apart then.
 */
function readUnrecognized(common: Common, fields: Fields): EventDraft {
  const serial = readSerial(fields['serial']);
  const providerEventId = serial === null ? null : common.providerEventId;
  return { ...common, providerEventId, kind: 'unrecognized', data: { raw: fields, ...(serial !== null && { serial }) } };
}

type Common = Omit<EventDraft, 'kind' | 'data'>;

function readCommon(fields: Fields, timeZone: string): Common {
  return {
    providerEventId: readEventId(fields),
    part: null,
    account: readText(fields['namespace']),
    at: readTime(fields['eventTime'], timeZone),
    callId: readText(fields['callId']),
    relatedCallIds: [],
    direction: null,
    callType: null,
    customerNumber: null,
    displayNumber: null,
    trunkNumber: null,
    agentNumber: null,
    agentName: null,
  };
}

/** The caller is the customer. The number called is where the call came in; an IVR's device is nobody's extension. */
function readParties(fields: Fields): Pick<EventDraft, 'customerNumber' | 'trunkNumber'> {
  return { customerNumber: readDeviceNumber(fields['callingDevice']), trunkNumber: readDeviceNumber(fields['calledDevice']) };
}

/** The document knows no id of an event: what happened to which call, as which in the sequence, and when, tells it. */
function readEventId(fields: Fields): string | null {
  const [eventName, callId, eventTime] = ['eventName', 'callId', 'eventTime'].map((name) => readText(fields[name]));
  if (!eventName || !callId || !eventTime) return null;
  return [eventName, callId, readSerial(fields['serial']) ?? '', eventTime].join('|').replaceAll(/\s/g, '_');
}
