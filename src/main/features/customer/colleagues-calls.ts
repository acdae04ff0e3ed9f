import type { CallRow, EarlierCall } from '../../../shared/api/call-row.ts';

const mostShown = 2;

/**
 * Calls that colleagues had with a customer, as the relay tells them. They come later than the card's first frame and stand
 * below what this computer knows, so that nothing that is being read moves.
 */
export class ColleaguesCalls {
  readonly #recent: (customerNumber: string) => Promise<readonly EarlierCall[]>;
  readonly #late: () => void;
  readonly #byNumber = new Map<string, readonly EarlierCall[]>();

  constructor(recent: (customerNumber: string) => Promise<readonly EarlierCall[]>, late: () => void) {
    this.#recent = recent;
    this.#late = late;
  }

  keepOnly(numbers: ReadonlySet<string | null>): void {
    for (const number of this.#byNumber.keys()) if (!numbers.has(number)) this.#byNumber.delete(number);
  }

  /** What this computer knows, then what only the relay knows, as far as it has answered. The first look asks it. */
  beside({ callId, relatedCallIds, customerNumber }: CallRow, own: readonly EarlierCall[]): readonly EarlierCall[] {
    if (customerNumber === null) return own;
    const held = this.#byNumber.get(customerNumber);
    if (!held) this.#ask(customerNumber);
    const known = new Set([callId, ...relatedCallIds, ...own.map((call) => call.callId)]);
    return [...own, ...(held ?? []).filter((call) => !known.has(call.callId)).slice(0, mostShown)];
  }

  #ask(customerNumber: string): void {
    this.#byNumber.set(customerNumber, []);
    void this.#recent(customerNumber).then(
      (calls) => {
        if (calls.length === 0 || !this.#byNumber.has(customerNumber)) return;
        this.#byNumber.set(customerNumber, calls);
        this.#late();
      },
      () => undefined,
    );
  }
}
