import type { EventKind } from '../../../src/shared/contract/event.ts';

/** Every time that the two pages name, in the order in which they pass. */
export const timeFields = ['begin_time', 'answer_time', 'join_time', 'end_time', 'quit_time'] as const;
export type TimeField = (typeof timeFields)[number];

/** How one event is read: a row for each table of the two pages. */
export interface EventRule {
  /** The vendor's word in `event`. */
  readonly event: string;
  readonly kind: EventKind;
  /** What `id` names: an ivr event's call, a conf event's conference. */
  readonly about: 'call' | 'conference';
  /** The time of what the kind says: an end's end, else the begin. */
  readonly at: TimeField;
  /** The table's other fields, but for `action`, which it gives ivr events only. */
  readonly fields: ReadonlySet<string>;
}

/** The pages' 参数列表; connect_begin's has no time, so that `at` is known only should one be sent all the same. */
const rules: readonly EventRule[] = [
  ivr('ivr.call_end', 'end_time', 'begin_time answer_time end_time end_by reason error'),
  ivr('ivr.play_end', 'end_time', 'begin_time end_time error keys'),
  ivr('ivr.record_end', 'end_time', 'begin_time end_time error record_files key'),
  ivr('ivr.get_end', 'end_time', 'begin_time end_time error key'),
  ivr('ivr.put_end', 'end_time', 'begin_time end_time error'),
  ivr('ivr.dial_end', 'end_time', 'begin_time end_time error'),
  ivr('ivr.connect_begin', 'begin_time', 'error'),
  ivr('ivr.connect_end', 'end_time', 'begin_time end_time error'),
  conference('conf.create.succ', 'conference.created', 'begin_time', 'begin_time user_data'),
  conference('conf.end', 'conference.ended', 'end_time', 'begin_time end_time error user_data'),
  conference('conf.joined', 'conference.joined', 'join_time', 'join_time call_id part_uri user_data'),
  conference('conf.quit', 'conference.left', 'quit_time', 'join_time quit_time call_id part_uri user_data'),
  conference('conf.play_end', 'conference.play_end', 'end_time', 'begin_time end_time user_data'),
  conference('conf.record_end', 'conference.record_end', 'end_time', 'begin_time end_time user_data'),
];

export const ruleOfEvent: ReadonlyMap<string, EventRule> = new Map(rules.map((rule) => [rule.event, rule]));

/** Every field that stands in some table and has no place of its own in an event. */
export const tableFields: ReadonlySet<string> = new Set(['action', ...rules.flatMap(({ fields }) => [...fields])]);

function ivr(kind: EventKind & `ivr.${string}`, at: TimeField, fields: string): EventRule {
  return { event: kind, kind, about: 'call', at, fields: new Set(fields.split(' ')) };
}

function conference(event: string, kind: EventKind & `conference.${string}`, at: TimeField, fields: string): EventRule {
  return { event, kind, about: 'conference', at, fields: new Set(fields.split(' ')) };
}
