import { noRecordDetails, type CallRecord } from '../../../src/shared/contract/call-record.ts';
import { outcomeOf } from './outcome.ts';
import { readDirection, readSides } from './sides.ts';
import { readTime } from './time.ts';
import { readDialNumber, readSeconds, readText, type Fields } from './values.ts';

/** The part of a cdr that means the same in every dialect. */
export function readRecord(fields: Fields, timeZone: string): CallRecord {
  const talkSeconds = readSeconds(fields['billsec']);
  return {
    outcome: outcomeOf(fields['status'], talkSeconds, readDirection(fields['direction'])),
    startedAt: readTime(fields['time_started'], timeZone),
    ringingAt: null,
    answeredAt: readTime(fields['time_answered'], timeZone),
    endedAt: readTime(fields['time_ended'], timeZone),
    ringSeconds: differenceOf(readSeconds(fields['duration']), talkSeconds),
    talkSeconds,
    queueName: null,
    customerName: null,
    recordingUrl: readText(fields['recording_url']),
    voicemailUrl: null,
    ...noRecordDetails,
  };
}

/** What a cdr is matched by with the steps of its call, as its own call_id may be another than theirs. */
export interface MatchBy {
  readonly customerNumber: string | null;
  /** Both sides in the order sent: which of them is the customer is sure only where the extension is known. */
  readonly numbers: readonly (string | null)[];
  readonly hotline: string | null;
  /** UTC ISO. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** The page, "Note": over a ring group, queue or IVR the cdr's call_id is that of the whole flow. */
export function readMatch(fields: Fields, { startedAt, endedAt }: CallRecord): MatchBy {
  return {
    customerNumber: readSides(fields).first.customerNumber,
    numbers: [readDialNumber(fields['from_number']), readDialNumber(fields['to_number'])],
    hotline: readDialNumber(fields['hotline']),
    startedAt,
    endedAt,
  };
}

/** In seconds; decimals to the thousandth, where the machine's own error would begin. */
function differenceOf(total: number | null, part: number | null): number | null {
  return total === null || part === null || part > total ? null : Math.round((total - part) * 1000) / 1000;
}
