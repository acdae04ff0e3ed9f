import { inspectorRoutes, type PushLine } from '../../../src/shared/api/admin/inspector.ts';
import { toIso } from '../../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { unknownSource } from '../../auth/source-settings.ts';
import { maskedNumber } from '../../core/masking.ts';
import { served, type Actor, type AdminDoor } from '../../http/admin/door.ts';
import { readBody } from '../../http/body.ts';
import { withheld } from '../../http/withheld.ts';
import type { AdminParts } from '../parts.ts';
import { maskedEvent, shownRaw, wordsOf } from './masks.ts';
import type { HeldPush } from './push-ring.ts';
import { receiversOf, type ReceiversSince } from './receivers.ts';
import { sendAsAdmin } from './send-as-admin.ts';

export function pushDoors(parts: AdminParts, since: ReceiversSince): readonly AdminDoor[] {
  const { ring, log, changes } = parts;
  return [
    served(inspectorRoutes['pushes.list'], ({ before, after, limit, source, answer, show }, by) => {
      const passes = (held: HeldPush): boolean => (source === undefined || held.source === source) && (answer === undefined || held.answer === answer);
      const page = ring.page({ before, after, limit, passes });
      const noted = page.length > 0 ? unmasking(parts, by, show, { pushes: page.length, newest: page[0]?.push }) : ok(undefined);
      if (!noted.ok) return noted;
      return ok({ pushes: page.map((held) => lineOf(parts, held, show === 'numbers')), oldest: ring.oldest, newest: ring.newest });
    }),
    served(inspectorRoutes['pushes.show'], ({ push, show }, by) => {
      const held = ring.get(push);
      if (!held) return gone(push);
      const noted = unmasking(parts, by, show, { push });
      if (!noted.ok) return noted;
      const plain = show === 'numbers';
      const events = log.eventsAt(held.seqs);
      return ok({
        ...lineOf(parts, held, plain),
        ...shownRaw(withheld(held.raw, held.secrets), plain ? null : wordsOf(events)),
        contentType: held.contentType,
        events: events.map((event) => ({ event: plain ? event : maskedEvent(event), receivers: receiversOf(parts, event, since) })),
      });
    }),
    served(inspectorRoutes['pushes.resend'], async ({ push }, by) => {
      const held = ring.get(push);
      if (!held) return gone(push);
      const source = parts.store.current().source(held.source);
      if (!source) return { ok: false, failure: unknownSource(held.source) };
      const noted = changes.note(by, { what: 'push-resent', about: { push, source: source.id } });
      if (!noted.ok) return noted;
      const body = readBody(held.raw, held.contentType);
      // What proved its sender is no part of what it says.
      const admitted = body.ok ? parts.admit(source, { headers: {}, query: {}, body: body.value }) : null;
      return ok(await sendAsAdmin(parts, { source, raw: held.raw, secrets: held.secrets, contentType: held.contentType, body: admitted ? ok(admitted.body) : body }));
    }),
  ];
}

/** Numbers are shown to nobody without a trace of it. */
export function unmasking({ changes }: AdminParts, by: Actor, show: 'numbers' | undefined, about: Readonly<Record<string, unknown>>): Result<void> {
  return show === 'numbers' ? changes.note(by, { what: 'numbers-viewed', about }) : ok(undefined);
}

function gone(push: number): Result<never> {
  return fail('push-gone', `The relay does not hold push ${push} any more.`, 'The newest 2,000 are held, since the relay was started; events stay in the log.');
}

function lineOf({ log }: AdminParts, held: HeldPush, plain: boolean): PushLine {
  const { push, at, source, dialect, from, answer, milliseconds, raw, seqs, error } = held;
  const events = log.eventsAt(seqs);
  const first = <Value>(values: readonly (Value | null)[]): Value | null => values.find((value) => value !== null) ?? null;
  const customerNumber = first(events.map((event) => event.customerNumber));
  return {
    push,
    at: toIso(at),
    source,
    dialect,
    from,
    answer,
    milliseconds: Math.round(milliseconds * 10) / 10,
    bytes: raw.length,
    seqs: [...seqs],
    kinds: events.map(({ kind }) => kind),
    callId: first(events.map((event) => event.callId)),
    agentNumber: first(events.map((event) => event.agentNumber)),
    customerNumber: plain || customerNumber === null ? customerNumber : maskedNumber(customerNumber),
    error,
  };
}
