import type { PopupCard } from '../../../shared/api/views.ts';

/**
 * Which card gives way when three share the screen: two whole cards and a short one fit a small laptop, three whole
 * ones do not. The oldest that has ended, else the oldest.
 *
 * @returns the call id of the short card, `null` when all are whole
 */
export function shortCardOf(cards: readonly PopupCard[]): string | null {
  if (cards.length < 3) return null;
  const short = cards.findLast((card) => card.call.state === 'ended') ?? cards.at(-1);
  return short?.call.callId ?? null;
}
