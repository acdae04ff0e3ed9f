import type { CallRow } from '../../../shared/api/call-row.ts';
import type { PressedKeys } from '../../../shared/api/card.ts';
import type { PopupCard } from '../../../shared/api/views.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { CustomerStory, HistoryPort } from '../../history/history-port.ts';
import type { CallerIdentity } from '../customer/caller-identity.ts';
import { nobody } from '../customer/caller-identity.ts';
import { ColleaguesCalls, type RecentCalls } from '../customer/colleagues-calls.ts';
import { customerOf } from '../customer/customer-of.ts';

const earlierCallsShown = 3;
const noStory: CustomerStory = { earlierCalls: [], callsSince: 1, customerName: null };

/** Everything that a card tells beyond the call itself. */
export interface CardSources {
  readonly story: HistoryPort['customerStory'];
  identify(number: string, dialect: string): Promise<CallerIdentity>;
  /** The keys that the caller pressed before this call. */
  journey(callId: string): Promise<readonly PressedKeys[]>;
  hasCrm(call: CallRow): boolean;
  /** Calls of colleagues with this customer. Slow: it is the relay that answers. */
  readonly recent: RecentCalls;
}

interface Held<Value> {
  readonly key: string;
  readonly value: Promise<Value>;
}

/** Puts beside each call what this computer knows of the customer. Looked up once for each call and number. */
export class PopupCards {
  readonly #sources: CardSources;
  readonly #colleagues: ColleaguesCalls;
  readonly #stories = new Map<string, Held<CustomerStory>>();
  readonly #journeys = new Map<string, Held<readonly PressedKeys[]>>();

  /** @param late something came after the card was given away: it is worth asking for again */
  constructor(sources: CardSources, late: () => void) {
    this.#sources = sources;
    this.#colleagues = new ColleaguesCalls((number) => sources.recent(number), late);
  }

  /** Asks once for a customer that nobody is: what every first question waits for is then ready before the first call. */
  async warmUp(dayStart: EpochMs): Promise<void> {
    const { story, identify, journey } = this.#sources;
    await Promise.all([story({ customerNumber: '0', callId: '', limit: earlierCallsShown, since: dayStart }), identify('13000000000', ''), journey('')]);
  }

  async of(calls: readonly CallRow[], dayStart: EpochMs): Promise<readonly PopupCard[]> {
    const shown = new Set(calls.map((call) => call.callId));
    for (const held of [this.#stories, this.#journeys]) for (const callId of held.keys()) if (!shown.has(callId)) held.delete(callId);
    this.#colleagues.keepOnly(shown);
    return Promise.all(calls.map((call) => this.#cardOf(call, dayStart)));
  }

  async #cardOf(call: CallRow, since: EpochMs): Promise<PopupCard> {
    const { callId, customerNumber, dialect } = call;
    const [story, identity, journey] = await Promise.all([
      customerNumber === null
        ? noStory
        : once(this.#stories, callId, customerNumber, () => this.#sources.story({ customerNumber, callId, limit: earlierCallsShown, since })),
      customerNumber === null ? nobody : this.#sources.identify(customerNumber, dialect),
      once(this.#journeys, callId, String(call.lastReceivedAt), () => this.#sources.journey(callId)),
    ]);
    const customer = customerOf(call, story.customerName, identity);
    return {
      call: { ...call, customerName: customer.name },
      customer,
      journey,
      hasCrm: this.#sources.hasCrm(call),
      earlierCalls: this.#colleagues.beside(call, story.earlierCalls),
      callsToday: story.callsSince,
    };
  }
}

/** What failed is forgotten, so that the next look asks again. */
function once<Value>(held: Map<string, Held<Value>>, callId: string, key: string, ask: () => Promise<Value>): Promise<Value> {
  const known = held.get(callId);
  if (known?.key === key) return known.value;
  const value = ask();
  held.set(callId, { key, value });
  value.catch(() => {
    if (held.get(callId)?.value === value) held.delete(callId);
  });
  return value;
}
