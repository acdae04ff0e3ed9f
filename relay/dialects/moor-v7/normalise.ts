import type { DialectSettings, EventDraft, PushBody } from '../../core/dialect.ts';
import type { Result } from '../../../src/shared/result.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { readAgentStatus, statusFields } from './agent-status.ts';
import { readCallEvent } from './call-events.ts';
import { readCdr } from './cdr.ts';
import { readEnvelope, readStatusTime } from './envelope.ts';
import { holdsKnownField } from './fields.ts';
import { readMediaFailure } from './media-failure.ts';
import type { Push } from './push.ts';
import { readPush } from './push.ts';
import { readSession } from './session.ts';

const mend =
  'Check what is entered in 7moor under 系统设置 → 对接设置 → 事件推送, and that no other system sends to this address.';

/**
 * Reads one push of 7moor's V7 platform.
 *
 * @returns one event; two where the push tells of an agent and of a call at once; `unrecognized` for what the V7 page
 * does not describe. Fails with `not-moor-v7` when nothing in the body is V7's.
 */
export function normalise(body: PushBody, settings: DialectSettings): Result<readonly EventDraft[]> {
  const push = readPush(body, settings.timeZone);
  if (!push) return fail('not-moor-v7', 'The body holds no fields: neither a JSON object nor a form.', mend);
  if (!holdsKnownField(push.fields)) {
    return fail('not-moor-v7', 'The body holds no field of a 7moor V7 push with a value in it.', mend);
  }
  const drafts = readEvents(push);
  return ok(drafts.length > 0 ? drafts : [unrecognized(push, body)]);
}

function readEvents(push: Push): EventDraft[] {
  const status = readAgentStatus(push);
  if (status) {
    const call = readCallEvent(push, statusFields);
    return call ? [{ ...status, part: 'agent' }, { ...call, part: 'call' }] : [status];
  }
  const fact = readCdr(push) ?? readMediaFailure(push) ?? readSession(push);
  const call = readCallEvent(push);
  // No documented push is both, but each of the two rules of the kinds would hold: neither fact may be lost.
  if (fact && call) return [fact, { ...call, part: 'call' }];
  return [fact, call].filter((draft) => draft !== null);
}

function unrecognized(push: Push, body: PushBody): EventDraft {
  return { ...readEnvelope(push), kind: 'unrecognized', at: readStatusTime(push), part: null, data: { raw: body } };
}
