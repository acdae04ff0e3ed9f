import type { CallRow } from '../../../shared/api/call-row.ts';
import type { PopupCard } from '../../../shared/api/views.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { CustomerStory, HistoryPort } from '../../history/history-port.ts';

const earlierCallsShown = 3;
const noStory: CustomerStory = { earlierCalls: [], callsSince: 1, customerName: null };

/** Puts beside each call what this computer knows of the customer. Looked up once for each call and number. */
export class PopupCards {
  readonly #history: HistoryPort;
  readonly #stories = new Map<string, { readonly customerNumber: string; readonly story: CustomerStory }>();

  constructor(history: HistoryPort) {
    this.#history = history;
  }

  async of(calls: readonly CallRow[], dayStart: EpochMs): Promise<readonly PopupCard[]> {
    const shown = new Set(calls.map((call) => call.callId));
    for (const callId of this.#stories.keys()) if (!shown.has(callId)) this.#stories.delete(callId);
    return Promise.all(
      calls.map(async (call) => {
        const story = await this.#storyOf(call, dayStart);
        const customerName = call.customerName ?? story.customerName;
        return { call: { ...call, customerName }, earlierCalls: story.earlierCalls, callsToday: story.callsSince };
      }),
    );
  }

  async #storyOf(call: CallRow, since: EpochMs): Promise<CustomerStory> {
    const { callId, customerNumber } = call;
    if (customerNumber === null) return noStory;
    const held = this.#stories.get(callId);
    if (held?.customerNumber === customerNumber) return held.story;
    const story = await this.#history.customerStory({ customerNumber, callId, limit: earlierCallsShown, since });
    this.#stories.set(callId, { customerNumber, story });
    return story;
  }
}
