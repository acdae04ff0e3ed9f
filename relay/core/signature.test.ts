import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSigned, signatureMistakeIn } from './signature.ts';

const key = 'k'.repeat(32);
const values = { 'hmac-key': key };
const tagOf = (body: string, of = key) => createHmac('sha256', of).update(body).digest();

test('a push that carries the signature of its very bytes is signed, however it is written; any other is not', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.constantFrom('hex', 'base64', 'base64url'), fc.constantFrom('', 'sha256='), (body, other, encoding, before) => {
      const sent = (signature: string) => isSigned(values, { headers: { 'x-signature-256': signature }, raw: Buffer.from(body) });
      expect(sent(before + tagOf(body).toString(encoding))).toBe(true);
      expect(sent(tagOf(body).toString('hex').toUpperCase())).toBe(true);
      expect(sent(before + tagOf(other).toString(encoding))).toBe(other === body);
      expect(sent(tagOf(body, `${key}x`).toString(encoding))).toBe(false);
      expect(sent(other)).toBe(false);
    }),
  );
});

test('without a key every push is taken; with one, none without a signature, in another header or before its bytes are there', () => {
  const right = tagOf('{}').toString('hex');
  const raw = Buffer.from('{}');
  expect(isSigned({}, { headers: {} })).toBe(true);
  for (const headers of [{}, { 'x-signature': right }, { 'x-signature-256': '' }, { 'x-signature-256': ['', 'x'] }]) expect(isSigned(values, { headers, raw })).toBe(false);
  expect(isSigned(values, { headers: { 'x-signature-256': right } })).toBe(false);
  expect(isSigned({ ...values, 'hmac-header': 'X-Own' }, { headers: { 'x-own': right }, raw })).toBe(true);
  expect(isSigned({ ...values, 'hmac-header': 'X-Own' }, { headers: { 'x-signature-256': right }, raw })).toBe(false);
});

test.each([['hmac-key', 'short', false], ['hmac-key', key, true], ['hmac-header', 'X-Hub-Signature-256', true], ['hmac-header', 'no header', false]])('%s may be %s: %s', (name, value, right) => {
  expect(signatureMistakeIn(name, value) === null).toBe(right);
});
