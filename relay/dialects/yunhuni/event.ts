import type { EventDraft } from '../../core/dialect.ts';
import { readData } from './data.ts';
import { readIdentity } from './identity.ts';
import { nationalWritingOf, readPartNumber } from './part-uri.ts';
import type { EventRule } from './rules.ts';
import { readTime } from './time.ts';
import type { Fields } from './values.ts';
import { readText } from './values.ts';

/**
 * One documented event. No page names a customer, a direction or an agent: the one number is `part_uri`, whoever takes
 * part in a conference. It is given as the agent's for the relay to look up; nobody's, it stays in `data.partUri`.
 */
export function readEvent(rule: EventRule, fields: Fields, timeZone: string): EventDraft {
  const agentNumber = rule.fields.has('part_uri') ? readPartNumber(fields['part_uri']) : null;
  const national = agentNumber === null ? null : nationalWritingOf(agentNumber);
  return {
    providerEventId: readIdentity(rule, fields),
    part: null,
    kind: rule.kind,
    account: readText(fields['subaccount_id']),
    at: readTime(fields[rule.at], timeZone),
    callId: readText(fields[rule.about === 'call' ? 'id' : 'call_id']),
    relatedCallIds: [],
    direction: null,
    callType: null,
    customerNumber: null,
    displayNumber: null,
    trunkNumber: null,
    agentNumber,
    ...(national !== null && { otherReading: { agentNumber: national, customerNumber: null } }),
    agentName: null,
    data: readData(rule, fields, timeZone),
  };
}
