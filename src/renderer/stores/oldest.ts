import type { EpochMs } from '../../shared/contract/time.ts';

const dayMs = 86_400_000;
/** As long as a history can be kept (settings: ten years), and then some. */
const mostDays = 4_096;

/**
 * Finds about when the oldest call began, to a day. A list that is read from its latest call on tells its end to nobody
 * else but who walks there.
 *
 * @param isAnyBefore whether a call began before that moment; `null` when it cannot be told
 */
export async function findOldest(now: EpochMs, isAnyBefore: (at: EpochMs) => Promise<boolean | null>): Promise<EpochMs | null> {
  let [withNone, withSome] = [mostDays, 0];
  while (withNone - withSome > 1) {
    const days = Math.floor((withNone + withSome) / 2);
    const isAny = await isAnyBefore(now - days * dayMs);
    if (isAny === null) return null;
    if (isAny) withSome = days;
    else withNone = days;
  }
  return now - withNone * dayMs;
}
