import type { CallRow, EarlierCall } from '../../../shared/api/call-row.ts';

const mostShown = 2;

/** `null` when the relay could not be asked, or did not answer. */
export type RecentCalls = (customerNumber: string) => Promise<readonly EarlierCall[] | null>;

/**
 * Calls that colleagues had with a customer, as the relay tells them. They come later than the card's first frame and stand
 * below what this computer knows, so that nothing that is being read moves.
 */
export class ColleaguesCalls {
  readonly #recent: RecentCalls;
  readonly #late: () => void;
  readonly #byCall = new Map<string, readonly EarlierCall[]>();

  constructor(recent: RecentCalls, late: () => void) {
    this.#recent = recent;
    this.#late = late;
  }

  keepOnly(callIds: ReadonlySet<string>): void {
    for (const callId of this.#byCall.keys()) if (!callIds.has(callId)) this.#byCall.delete(callId);
  }

  /** What this computer knows, then what only the relay knows, as far as it has answered. The first look at a call asks it. */
  beside({ callId, relatedCallIds, customerNumber }: CallRow, own: readonly EarlierCall[]): readonly EarlierCall[] {
    if (customerNumber === null) return own;
    const held = this.#byCall.get(callId);
    if (!held) this.#ask(callId, customerNumber);
    const known = new Set([callId, ...relatedCallIds, ...own.map((call) => call.callId)]);
    return [...own, ...(held ?? []).filter((call) => !known.has(call.callId)).slice(0, mostShown)];
  }

  #ask(callId: string, customerNumber: string): void {
    const asked: readonly EarlierCall[] = [];
    this.#byCall.set(callId, asked);
    // What was not answered is forgotten, so that the next look asks again: the rules may allow it by then.
    const forget = (): void => {
      if (this.#byCall.get(callId) === asked) this.#byCall.delete(callId);
    };
    void this.#recent(customerNumber).then((calls) => {
      if (calls === null) return forget();
      if (calls.length === 0 || this.#byCall.get(callId) !== asked) return;
      this.#byCall.set(callId, calls);
      this.#late();
    }, forget);
  }
}
