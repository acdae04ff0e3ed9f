import { createPublicKey, verify } from 'node:crypto';
import { orderContext, updateOrderSchema, updateStatementSchema, type UpdateStatement } from '../../../shared/contract/updates.ts';
import { newerFirst } from '../../../shared/contract/versions.ts';
import type { Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';

export type Offer = NonNullable<UpdateStatement['offer']>;

/**
 * Reads what answered the question with this nonce. Fails with `update-not-signed` for whatever was not signed by the relay's own key, for this
 * very question: whoever stands between desk and relay can keep an update away, but neither make one nor repeat an old one.
 */
export function readOrder(answer: unknown, updateKey: string, nonce: string): Result<Offer | null> {
  const order = updateOrderSchema.safeParse(answer);
  if (!order.success || !isSigned(order.data.statement, order.data.signature, updateKey)) return notSigned('it does not bear the relay’s signature');
  const said = updateStatementSchema.safeParse(parsed(order.data.statement));
  if (!said.success) return fail('relay-incompatible', 'The relay offers an update in a way that this app cannot read.', 'Have the admin update relay and desks to versions that belong together.');
  return said.data.nonce === nonce ? ok(said.data.offer) : notSigned('it answers another question');
}

/** What an offer means for the version that runs. @returns `null`: stay */
export function stepOf(running: string, offer: Offer | null): { readonly offer: Offer; readonly goesBack: boolean } | null {
  if (offer === null || offer.version === running) return null;
  const isNewer = newerFirst(offer.version, running) < 0;
  // Back goes only who has the very version that the admin took back.
  return isNewer || offer.calledBack.includes(running) ? { offer, goesBack: !isNewer } : null;
}

function isSigned(statement: string, signature: string, updateKey: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: updateKey }, format: 'jwk' });
    return verify(null, Buffer.from(orderContext + statement), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function notSigned(why: string): Result<never> {
  return fail('update-not-signed', `An offered update is refused: ${why}.`, 'Have the admin look into it; a new enrolment code makes this desk trust a relay that was set up anew.');
}
