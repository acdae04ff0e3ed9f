import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wellcloud } from './index.ts';

const token = 'iosdf-verification';

/** As the vendor's page tells a subscriber to compute it. */
function signed(secret: string, timestamp: string, nonce: string): string {
  return createHash('sha1').update([secret, timestamp, nonce].toSorted().join('')).digest('hex');
}

function check(query: Readonly<Record<string, string>>, values: Readonly<Record<string, string>> = { 'verification-token': token }) {
  return wellcloud.answerAddressCheck?.(query, { timeZone: 'Asia/Shanghai', values });
}

const query = { timestamp: '1528774436', nonce: '728341', echostr: 'abxfewsvt23v7sxw', signature: signed(token, '1528774436', '728341') };

describe('the address check', () => {
  test('a known example: the sorted parts are joined and hashed', () => {
    // printf 1528774436728341iosdf-verification | sha1sum
    expect(query.signature).toBe('94e30d825c9dd22b9a96ef55d2f785e84e96c9ef');
  });

  test('a right signature gets its echostr back, in capitals too', () => {
    expect(check(query)).toEqual({ ok: true, value: { result: 'abxfewsvt23v7sxw' } });
    expect(check({ ...query, signature: query.signature.toUpperCase() })).toMatchObject({ ok: true });
  });

  test('whatever the parts, their order by sorting is what counts', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, text, text, (secret, timestamp, nonce, echostr) => {
        const signature = signed(secret, timestamp, nonce);
        const values = { 'verification-token': secret };
        expect(check({ signature, timestamp, nonce, echostr }, values)).toEqual({ ok: true, value: { result: echostr } });
        expect(check({ signature, timestamp, nonce: `${nonce}0`, echostr }, values)).toMatchObject({ ok: false });
      }),
    );
  });

  test.each(['', '0', query.signature.slice(1), `${query.signature}0`, signed('another', '1528774436', '728341')])(
    'the wrong signature "%s" fails without a word of the token',
    (signature) => {
      const answer = check({ ...query, signature });
      expect(answer).toMatchObject({ ok: false, failure: { code: 'address-check' } });
      expect(JSON.stringify(answer)).not.toContain(token);
    },
  );

  test.each([{}, { 'verification-token': '' }])('without a token (%j) even a fitting signature fails, with the mend', (values) => {
    const answer = check({ ...query, signature: signed('', '1528774436', '728341') }, values);
    expect(answer).toMatchObject({ ok: false, failure: { code: 'address-check' } });
    expect(JSON.stringify(answer)).toContain('danping-relay source set ID verification-token=');
  });

  test.each(['signature', 'timestamp', 'nonce', 'echostr'])('a query without %s is no check', (name) => {
    expect(check(Object.fromEntries(Object.entries(query).filter(([key]) => key !== name)))).toBeNull();
  });

  test('an event as a query is no check', () => {
    expect(check({ eventName: 'IvrStartedEvent', callId: 'x' })).toBeNull();
  });
});

test('the tokens and the appSecret are secret', () => {
  const secrets = wellcloud.settings.filter(({ secret }) => secret).map(({ key }) => key);
  expect(secrets).toEqual(['verification-token', 'app-secret', 'api-token']);
});
