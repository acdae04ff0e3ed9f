import { hash, timingSafeEqual } from 'node:crypto';
import type { Result } from '../../../src/shared/result.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { verificationTokenKey } from './settings.ts';

type Query = Readonly<Record<string, string>>;

/**
 * Answers the GET by which WellCloud makes sure that the address is the subscriber's (the vendor's page 事件订阅与推送,
 * 回调地址验证): `signature` is the SHA-1, in hex, of the verification token, `timestamp` and `nonce`, sorted as texts and
 * joined. The unit of `timestamp` is not documented, so its age says nothing.
 *
 * @returns `{result: echostr}`; a failure `address-check` when the signature is wrong or no token is set; `null` when one
 * of the four parameters is missing and the query is therefore no check
 */
export function answerAddressCheck(query: Query, values: Query): Result<Readonly<Record<string, unknown>>> | null {
  const signature = parameter(query, 'signature');
  const timestamp = parameter(query, 'timestamp');
  const nonce = parameter(query, 'nonce');
  const echostr = parameter(query, 'echostr');
  if (signature === null || timestamp === null || nonce === null || echostr === null) return null;

  const token = parameter(values, verificationTokenKey) ?? '';
  if (token === '') {
    return fail(
      'address-check',
      'WellCloud checks this address, but the source has no verification token.',
      `Enter the token of the subscription: danping-relay source set ID ${verificationTokenKey}=…`,
    );
  }
  if (!isEqual(signature.toLowerCase(), signatureOf(token, timestamp, nonce))) {
    return fail(
      'address-check',
      "The signature of this address check does not fit the source's verification token.",
      `Enter the very token that the events were subscribed with: danping-relay source set ID ${verificationTokenKey}=…`,
    );
  }
  return ok({ result: echostr });
}

/** By UTF-16 units, as the vendor's own sample in Java sorts. */
function signatureOf(...parts: readonly string[]): string {
  return hash('sha1', parts.toSorted().join(''), 'hex');
}

/** Takes the same time whichever character differs, and whatever the length. */
function isEqual(given: string, expected: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', expected, 'buffer'));
}

function parameter(query: Query, name: string): string | null {
  return Object.hasOwn(query, name) ? (query[name] ?? null) : null;
}
