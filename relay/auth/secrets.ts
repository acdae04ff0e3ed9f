import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A token, a hook secret or an enrolment code: 256 random bits that survive an address unescaped. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The only form in which the relay keeps a secret. The secrets are random, so that no salt is needed. */
export type Digest = string;

export function digestOf(secret: string): Digest {
  return hash('sha256', secret, 'hex');
}

/** Takes the same time wherever the two differ. */
export function sameDigest(a: Digest, b: Digest): boolean {
  const left = Buffer.from(a, 'hex');
  const right = Buffer.from(b, 'hex');
  return left.length === right.length && timingSafeEqual(left, right);
}
