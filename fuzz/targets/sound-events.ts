import { z } from 'zod';
import type { EventDraft } from '../../relay/core/dialect.ts';
import type { NewEvent } from '../../relay/core/ports.ts';
import { agentStatusDataSchema } from '../../src/shared/contract/agent-status.ts';
import { callRecordSchema } from '../../src/shared/contract/call-record.ts';
import { danpingEventSchema } from '../../src/shared/contract/event.ts';
import type { Failure } from '../../src/shared/result.ts';
import { Broken, must } from './target.ts';

const strictEvent = danpingEventSchema.strict();
const strictRecord = callRecordSchema.strict();
const cleanPrototypes = [Object.prototype, Array.prototype, String.prototype].map((prototype) => Reflect.ownKeys(prototype).length);

/** What no input may do to the process that reads it. */
export function mustLeavePrototypesClean(): void {
  const now = [Object.prototype, Array.prototype, String.prototype].map((prototype) => Reflect.ownKeys(prototype).length);
  must(now.every((count, index) => count === cleanPrototypes[index]), 'prototypes stay as they are');
}

/** A refusal says in words what is wrong and what to do, and quotes nobody's number. */
export function mustBeInWords({ code, cause, mend }: Failure): void {
  must(/^[\w-]+$/.test(code), `a refusal has a code: ${code}`);
  must(/^\S.*\S\.$/s.test(cause) && /^\S.*\S\.$/s.test(mend), `a refusal is in sentences: "${cause}" "${mend}"`);
  must(cause.length < 400 && !/\d{8}/.test(cause + mend), `a refusal quotes nothing of the body: "${cause}"`);
}

/** Everything that an outsider may rely on in an event (contract, "Event"). */
export function mustBeSound(draft: EventDraft, { content, identity }: NewEvent): void {
  const event = { seq: 1, id: identity.stem + identity.suffix, ...content };
  const read = strictEvent.safeParse(event);
  if (!read.success) throw new Broken(`an event is as the contract says: ${z.prettifyError(read.error)}`);
  must(draft.providerEventId !== '', 'a provider event id is a text with something in it, or null');
  must(event.id.length <= 200 && /^[!-~]+$/.test(event.id), 'an id is short and printable');
  for (const name of ['account', 'callId', 'callType', 'customerNumber', 'displayNumber', 'trunkNumber', 'agentNumber', 'agentName'] as const) {
    const value = content[name];
    must(value === null || (value !== '' && value !== 'null' && value.trim() === value), `${name} is a trimmed text or null: ${JSON.stringify(value)}`);
  }
  must(content.callId === null || !content.relatedCallIds.includes(content.callId), 'related calls are other calls');
  if (content.at !== null) must(Number.isSafeInteger(Date.parse(content.at)) && content.at.length === 24, `a time is plain UTC: ${content.at}`);
  if (content.kind === 'call.record') must(strictRecord.safeParse(content.data['record']).success, 'a record is one');
  if (content.kind === 'agent.status') must(agentStatusDataSchema.safeParse(content.data).success, 'a status is one');
  mustTravel(content.data, 'data');
}

/** What JSON would drop or change on its way to a client is not in an event. */
function mustTravel(value: unknown, name: string): void {
  if (typeof value === 'number') must(Number.isFinite(value), `${name} holds no number that JSON cannot write`);
  else if (Array.isArray(value)) for (const inner of value) mustTravel(inner, name);
  else if (typeof value === 'object' && value !== null) {
    const prototype: unknown = Object.getPrototypeOf(value);
    must(prototype === Object.prototype || prototype === null, `${name} holds plain objects only`);
    must(!Object.hasOwn(value, '__proto__'), `${name} holds no field named __proto__`);
    for (const inner of Object.values(value)) mustTravel(inner, name);
  } else must(value === null || typeof value === 'string' || typeof value === 'boolean', `${name} holds JSON values only`);
}
