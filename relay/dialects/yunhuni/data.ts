import type { EventRule } from './rules.ts';
import { tableFields } from './rules.ts';
import { readTime } from './time.ts';
import type { Fields } from './values.ts';
import { isBlank, readText, sentOrNull } from './values.ts';

/**
 * What the kind adds. Every field of the event's table is there, `null` where the push left it out, so that a push with
 * `null` and one without the field say the same. What the table does not know, and what could not be read, stays as it
 * was sent, under the vendor's own name.
 */
export function readData(rule: EventRule, fields: Fields, timeZone: string): Record<string, unknown> {
  const vendors = new Map<string, unknown>();
  const ours = new Map<string, unknown>();
  for (const name of new Set([...rule.fields, ...Object.keys(fields)])) {
    if (name === '__proto__') continue;
    const place = placeOf(name, rule);
    if (place === 'own name') {
      vendors.set(name, readField(name, fields[name], timeZone));
      continue;
    }
    const read = name === 'user_data' ? sentOrNull(fields[name]) : readText(fields[name]);
    if (place !== 'draft') ours.set(place.called, read);
    if (read === null && !isBlank(fields[name])) vendors.set(name, fields[name]);
  }
  // The conference never came to be (conference page, 会议结束事件).
  if (rule.kind === 'conference.ended') ours.set('failed', !isBlank(fields['error']));
  // A field of theirs may one day bear a name of ours: then the whole body is kept beside it.
  const isHidden = [...ours.keys()].some((name) => vendors.has(name));
  return { ...Object.fromEntries(vendors), ...Object.fromEntries(ours), ...(isHidden && { raw: fields }) };
}

/** Where a field is told: in the draft itself, in `data` as Danping calls it, or there under the vendor's name. */
type Place = 'draft' | 'own name' | { readonly called: string };

function placeOf(name: string, rule: EventRule): Place {
  const isConference = rule.about === 'conference';
  switch (name) {
    case 'event':
    case 'subaccount_id':
      return 'draft';
    case 'id':
      return isConference ? { called: 'conferenceId' } : 'draft';
    case 'call_id':
      return isConference ? 'draft' : 'own name';
    case 'part_uri':
      return rule.fields.has(name) ? { called: 'partUri' } : 'own name';
    case 'user_data':
      return { called: 'userData' };
    default:
      return 'own name';
  }
}

/** A field of a table has one type, whichever way it came: times are UTC, all others texts. The rest stays as sent. */
function readField(name: string, value: unknown, timeZone: string): unknown {
  const time = name.endsWith('_time') ? readTime(value, timeZone) : null;
  return time ?? (tableFields.has(name) ? readText(value) : null) ?? sentOrNull(value);
}
