import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf, newSecret, sameDigest } from './secrets.ts';

describe('secrets', () => {
  test('are 256 bits that nobody can guess, and look the same however wrong', () => {
    const made = Array.from({ length: 1_000 }, () => newSecret());
    expect(new Set(made).size).toBe(1_000);
    for (const secret of made) expect([secret.length, Buffer.from(secret, 'base64url').length]).toEqual([43, 32]);
    // Each bit is set in about half of them.
    const counts = Array.from({ length: 256 }, (_, bit) => made.filter((secret) => ((Buffer.from(secret, 'base64url')[bit >> 3] ?? 0) >> (bit & 7)) & 1).length);
    for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(150);
  });

  test('are the same when their digests are, which tell nothing of them and are compared whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(sameDigest(digestOf(one), digestOf(other))).toBe(one === other);
        expect(digestOf(one)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
    for (const odd of ['', 'ff', 'not hex', digestOf('a').slice(2)]) expect(sameDigest(digestOf('a'), odd)).toBe(false);
  });
});
