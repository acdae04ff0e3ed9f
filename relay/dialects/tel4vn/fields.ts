import { isBlank, type Fields } from './values.ts';

/** The table "Event Hook Data" of the page, and nothing else. */
export const documentedFields = [
  'application',
  'call_id',
  'sip_call_id',
  'domain',
  'direction',
  'from_number',
  'to_number',
  'hotline',
  'state',
  'duration',
  'billsec',
  'recording_url',
  'status',
  'time_started',
  'time_answered',
  'time_ended',
] as const;

/** The three times of a call, as the page names them. */
export type TimeField = 'time_started' | 'time_answered' | 'time_ended';

/** Whether any field of the page stands in the body with a value in it. */
export function holdsDocumentedField(fields: Fields): boolean {
  return documentedFields.some((name) => Object.hasOwn(fields, name) && !isBlank(fields[name]));
}
