import type { CallRow } from '../../../shared/api/call-row.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { isLive } from '../../../shared/contract/live-call.ts';
import type { PopupRules } from './rules.ts';
import { everythingPops, popsUp } from './rules.ts';
import { isTestCall } from './test-call.ts';

/** A call is alive when the relay received its last event less than this ago (contract §6). */
const aliveMs = 60_000;
/** A card that was just read or written to stays at least so long: the pointer may have slipped. */
const attendedStaysMs = 10_000;
/** What was dismissed or faded is remembered so long, so that a late repeat does not pop again. */
const rememberedMs = 24 * 3_600_000;

export const mostCards = 3;

interface Slot {
  readonly call: CallRow;
  /** When the relay received the push that made this card appear. */
  readonly causedAt: EpochMs;
  readonly endedSince: EpochMs | null;
  /** Set once the card has gone: dismissed by the agent, or faded. */
  readonly goneSince: EpochMs | null;
  /** The agent reads it or writes to it. */
  readonly isAttended: boolean;
  /** It does not fade before. */
  readonly staysUntil: EpochMs;
}

/**
 * Which calls have a pop-up. One call, one card, whatever arrives twice or out of order; a call that had ended before
 * it was ever shown gets none. Times are the relay's.
 */
export class PopupDeck {
  readonly #slots = new Map<string, Slot>();
  readonly #rules: () => PopupRules;

  /** @param rules looked up each time, so that a change holds at once for the cards that are there */
  constructor(rules: () => PopupRules = () => everythingPops) {
    this.#rules = rules;
  }

  /** @returns whether what is shown has changed. */
  update(calls: readonly CallRow[], now: EpochMs): boolean {
    let changed = false;
    for (const call of calls) changed = this.#take(call, now) || changed;
    return changed;
  }

  dismiss(callId: string, now: EpochMs): boolean {
    const slot = this.#slots.get(callId);
    if (!slot || slot.goneSince !== null) return false;
    this.#slots.set(callId, { ...slot, goneSince: now });
    return true;
  }

  /** While it is attended, a card does not fade. @returns whether what is shown has changed. */
  attend(callId: string, attended: boolean, now: EpochMs): boolean {
    const slot = this.#slots.get(callId);
    if (!slot || slot.goneSince !== null || slot.isAttended === attended) return false;
    this.#slots.set(callId, { ...slot, isAttended: attended, staysUntil: now + attendedStaysMs });
    return true;
  }

  /** Lets time pass: ended cards fade, silent rings go. @returns whether what is shown has changed. */
  tick(now: EpochMs): boolean {
    let changed = false;
    for (const [callId, slot] of this.#slots) {
      if (slot.goneSince !== null) {
        if (now - slot.goneSince > rememberedMs) this.#slots.delete(callId);
      } else if (isOver(slot, now, this.#rules().endedStaysMs)) {
        this.#slots.set(callId, { ...slot, goneSince: now });
        changed = true;
      }
    }
    return changed;
  }

  /** When the relay received the push that made the call's card appear; `null` when it has none. */
  causedAt(callId: string): EpochMs | null {
    return this.#slots.get(callId)?.causedAt ?? null;
  }

  clear(): void {
    this.#slots.clear();
  }

  /** Living calls before ended ones, then the latest first. A card that is attended keeps its place, and is never crowded out. */
  shown(): readonly CallRow[] {
    const inOrder = [...this.#slots.values()].filter((slot) => this.#isShown(slot)).toSorted(byLife);
    const crowdedOut = inOrder.slice(mostCards).filter((slot) => slot.isAttended);
    const room = mostCards - crowdedOut.length;
    return [...inOrder.slice(0, room), ...crowdedOut, ...inOrder.slice(room).filter((slot) => !crowdedOut.includes(slot))].map((slot) => slot.call);
  }

  /** A test shows whatever the rules say: who asks for it wants to see it. */
  #isShown({ call, goneSince }: Slot): boolean {
    return goneSince === null && (isTestCall(call.callId) || popsUp(call, this.#rules()));
  }

  #take(call: CallRow, now: EpochMs): boolean {
    const slot = this.#slots.get(call.callId);
    if (!slot || isRevived(slot, call)) {
      if (call.state === 'ended' || now - call.lastReceivedAt >= aliveMs) return false;
      this.#slots.set(call.callId, { call, causedAt: call.lastReceivedAt, endedSince: null, goneSince: null, isAttended: false, staysUntil: now });
      return true;
    }
    const endedSince = call.state === 'ended' ? (slot.endedSince ?? now) : null;
    this.#slots.set(call.callId, { ...slot, call, endedSince });
    return slot.goneSince === null;
  }
}

/** The card of a call that ended has gone, and now a phone rings for the same call again. */
function isRevived({ call: before, goneSince }: Slot, call: CallRow): boolean {
  return goneSince !== null && before.state === 'ended' && call.state !== 'ended';
}

function byLife(a: Slot, b: Slot): number {
  return Number(isLeft(a)) - Number(isLeft(b)) || b.call.startedAt - a.call.startedAt;
}

function isLeft({ call, isAttended }: Slot): boolean {
  return call.state === 'ended' && !isAttended;
}

function isOver({ call, endedSince, isAttended, staysUntil }: Slot, now: EpochMs, endedStaysMs: number): boolean {
  if (isAttended || now < staysUntil) return false;
  if (endedSince !== null) return now - endedSince >= endedStaysMs;
  return !isLive(call, now);
}
