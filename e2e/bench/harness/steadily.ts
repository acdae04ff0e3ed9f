import { setTimeout as delay } from 'node:timers/promises';

/**
 * Calls `send` so many times a second at evenly spaced moments, whatever becomes of the calls before (an open loop: a slow answer delays
 * nobody who comes after it). Resolves when every call has come to its end.
 */
export async function steadily(perSecond: number, seconds: number, send: (nth: number) => Promise<unknown>): Promise<void> {
  const began = performance.now();
  const underWay: Promise<unknown>[] = [];
  const all = perSecond * seconds;
  while (underWay.length < all) {
    const due = Math.min(all, Math.floor(((performance.now() - began) / 1_000) * perSecond) + 1);
    while (underWay.length < due) underWay.push(send(underWay.length));
    await delay(1);
  }
  await Promise.all(underWay);
}
