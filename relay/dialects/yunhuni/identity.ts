import type { EventRule } from './rules.ts';
import { timeFields } from './rules.ts';
import type { Fields } from './values.ts';
import { readText } from './values.ts';

/**
 * What a push and its repeat have in common, for Yunhuni sends no event id: event, id, call id and times, in the words
 * sent, for instance `ivr.play_end/ID/BEGIN/END`. `user_data` and the order of the fields play no part.
 *
 * @returns `null` without an id, and without any time: a call may be connected more than once, and `connect_begin` has
 * nothing to tell the second time from a repeat. The relay then goes by the content, within its ten minutes.
 */
export function readIdentity(rule: EventRule, fields: Fields): string | null {
  const id = readText(fields['id']);
  const times = timeFields.filter((name) => rule.fields.has(name)).map((name) => readText(fields[name]));
  if (id === null || times.every((time) => time === null)) return null;
  const callId = rule.fields.has('call_id') ? [readText(fields['call_id'])] : [];
  return [rule.event, id, ...callId, ...times].map(escaped).join('/');
}

function escaped(word: string | null): string {
  return (word ?? '').replaceAll('%', '%25').replaceAll('/', '%2F');
}
