import type { CallRow } from '../../../shared/api/call-row.ts';
import type { HistoryPort } from '../../history/history-port.ts';

interface Asked {
  readonly customerNumber: string;
  readonly name: string | null;
}

/**
 * Names calls in progress as the pop-up does: where neither the cloud nor a contact of the agent tells who it is, by what a record
 * called the number last. A name that has to be looked up comes a moment later.
 */
export class EarlierNames {
  readonly #story: HistoryPort['customerStory'];
  readonly #late: () => void;
  readonly #byCall = new Map<string, Asked>();

  /** @param late a name was found: the calls are worth showing again */
  constructor(story: HistoryPort['customerStory'], late: () => void) {
    this.#story = story;
    this.#late = late;
  }

  /** @param live all calls in progress; what was known of others is forgotten */
  named(live: readonly CallRow[]): readonly CallRow[] {
    const ids = new Set(live.map((call) => call.callId));
    for (const callId of this.#byCall.keys()) if (!ids.has(callId)) this.#byCall.delete(callId);
    return live.map((call) => this.#named(call));
  }

  #named(call: CallRow): CallRow {
    const { callId, customerNumber, customerName, contactName, contactMatch } = call;
    const isKnown = customerName !== null || (contactName !== null && contactMatch === 'sure');
    if (isKnown || customerNumber === null) return call;
    const asked = this.#byCall.get(callId);
    if (asked?.customerNumber !== customerNumber) this.#ask(callId, customerNumber);
    return asked?.customerNumber === customerNumber && asked.name !== null ? { ...call, customerName: asked.name } : call;
  }

  #ask(callId: string, customerNumber: string): void {
    const asked: Asked = { customerNumber, name: null };
    this.#byCall.set(callId, asked);
    this.#story({ customerNumber, callId, limit: 0, since: Number.MAX_SAFE_INTEGER }).then(
      ({ customerName }) => {
        if (customerName === null || this.#byCall.get(callId) !== asked) return;
        this.#byCall.set(callId, { customerNumber, name: customerName });
        this.#late();
      },
      () => {
        // Asked again with the next look.
        if (this.#byCall.get(callId) === asked) this.#byCall.delete(callId);
      },
    );
  }
}
