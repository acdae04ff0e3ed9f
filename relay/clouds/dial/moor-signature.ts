import { createHmac, randomInt } from 'node:crypto';
import type { EpochMs } from '../../../src/shared/contract/time.ts';

/** 7moor remembers a nonce for so long (sources/README.md, "Facts from the vendors' other pages"), and some more. */
const rememberedMs = 6 * 60_000;

/** Nonces of six digits, none twice within the time that 7moor remembers them. */
export class Nonces {
  readonly #usedAt = new Map<string, EpochMs>();

  next(now: EpochMs): string {
    for (const [nonce, usedAt] of this.#usedAt) {
      if (now - usedAt < rememberedMs) break;
      this.#usedAt.delete(nonce);
    }
    let nonce = draw();
    while (this.#usedAt.has(nonce)) nonce = draw();
    this.#usedAt.set(nonce, now);
    return nonce;
  }
}

function draw(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/**
 * The headers by which 7moor knows who calls its interface (sources/README.md): `m7-sign` is
 * base64(HMAC-SHA256(appkey + timestamp + nonce, secret key)), the timestamp ten digits of seconds.
 */
export function moorSignature({ appKey, appSecret }: { appKey: string; appSecret: string }, nonce: string, now: EpochMs): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000));
  const sign = createHmac('sha256', appSecret).update(appKey + timestamp + nonce).digest('base64');
  return { 'm7-appkey': appKey, 'm7-nonce': nonce, 'm7-timestamp': timestamp, 'm7-sign': sign };
}
