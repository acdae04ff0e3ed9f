import type { PopupCard } from '../../../shared/api/views.ts';

const none: ReadonlySet<string> = new Set();

/**
 * Which cards give way when three share the screen: two whole cards and a short one fit a small laptop, three whole ones do
 * not. Those that have ended, the first aside; where all live, the oldest.
 *
 * @param unfolded the card that the agent opened, which stays whole
 * @returns the call ids of the short cards
 */
export function shortCardsOf(cards: readonly PopupCard[], unfolded: string | null): ReadonlySet<string> {
  if (cards.length < 3) return none;
  const [, ...later] = cards;
  const ended = later.filter((card) => card.call.state === 'ended');
  const short = (ended.length > 0 ? ended : later.slice(-1)).filter((card) => card.call.callId !== unfolded);
  return new Set(short.map((card) => card.call.callId));
}
