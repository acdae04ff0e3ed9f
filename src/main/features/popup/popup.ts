import type { CallRow } from '../../../shared/api/call-row.ts';
import type { Settings } from '../../../shared/api/settings.ts';
import type { ConnectionView, PopupCard, PopupView } from '../../../shared/api/views.ts';
import type { DeskRules } from '../../../shared/contract/desk-rules.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { dayStart } from '../../../shared/desk/day.ts';
import { PopupDeck, mostCards } from './deck.ts';
import type { CardSources } from './popup-cards.ts';
import { PopupCards } from './popup-cards.ts';
import { rulesOf } from './rules.ts';
import { isTestCall, testCard } from './test-call.ts';

export interface PopupSurroundings {
  /** This computer's clock. */
  now(): EpochMs;
  connection(): ConnectionView;
  clockOffsetMs(): number;
  settings(): Settings['popup'];
  /** Whether the person wants the middle of numbers hidden. */
  masksNumbers(): boolean;
  /** What the admin allows. */
  rules(): DeskRules;
  /** Hands the view to the pop-up's window. */
  show(view: PopupView): void;
  failed(error: unknown): void;
}

/** The pop-up as the main process runs it: which cards, with what on them, and when they go. */
export class Popup {
  readonly #deck = new PopupDeck(() => rulesOf(this.#surroundings.settings()));
  readonly #cards: PopupCards;
  readonly #surroundings: PopupSurroundings;
  #view: PopupView;
  #isAsked = false;
  #isLooking = false;

  constructor(sources: CardSources, surroundings: PopupSurroundings) {
    this.#cards = new PopupCards(sources, () => this.#refreshSoon());
    this.#surroundings = surroundings;
    this.#view = { connection: surroundings.connection(), clockOffsetMs: 0, cards: [], more: 0 };
  }

  get view(): PopupView {
    return this.#view;
  }

  callsChanged(calls: readonly CallRow[]): void {
    if (this.#deck.update(calls, this.#relayNow())) this.#refreshSoon();
  }

  /** These were other calls under a second name: their cards go. */
  callsAbsorbed(callIds: readonly string[]): void {
    for (const callId of callIds) this.dismiss(callId);
  }

  dismiss(callId: string): void {
    if (this.#deck.dismiss(callId, this.#relayNow())) this.#refreshSoon();
  }

  /** The agent reads the card, writes to it, or has left it: it does not go by itself meanwhile. */
  attend(callId: string, attended: boolean): void {
    if (this.#deck.attend(callId, attended, this.#relayNow())) this.#refreshSoon();
  }

  /** Lets time pass over the cards. */
  tick(): void {
    if (this.#deck.tick(this.#relayNow())) this.#refreshSoon();
  }

  connectionChanged(): void {
    this.#refreshSoon();
  }

  rulesChanged(): void {
    this.#refreshSoon();
  }

  settingsChanged(): void {
    this.#refreshSoon();
  }

  /** Another person sits down: nothing of the one before stays on the screen. */
  clear(): void {
    this.#deck.clear();
    this.#refreshSoon();
  }

  /** Makes the first pop-up as quick as every other. */
  warmUp(): void {
    this.#cards.warmUp(dayStart(this.#surroundings.now())).catch((error: unknown) => this.#surroundings.failed(error));
  }

  /**
   * How long it took from the relay's receipt of the push that made the card appear to `at`, in milliseconds.
   *
   * @param at when the frame was painted, by this computer's clock
   */
  paintedAfterMs(callId: string, at: EpochMs): number | null {
    if (isTestCall(callId)) return null;
    const causedAt = this.#deck.causedAt(callId);
    return causedAt === null ? null : Math.max(0, Math.round(at + this.#surroundings.clockOffsetMs() - causedAt));
  }

  /** One look after the other: however many calls come at once, each look is shown. */
  #refreshSoon(): void {
    this.#isAsked = true;
    if (!this.#isLooking) void this.#refreshWhileAsked();
  }

  async #refreshWhileAsked(): Promise<void> {
    this.#isLooking = true;
    while (this.#isAsked) {
      this.#isAsked = false;
      try {
        await this.#refresh();
      } catch (error) {
        this.#surroundings.failed(error);
      }
    }
    this.#isLooking = false;
  }

  async #refresh(): Promise<void> {
    const cards = await this.#cardsOf(this.#deck.shown().slice(0, mostCards));
    // What was put away while the history was asked does not come back for a moment.
    const shown = this.#deck.shown();
    const ids = new Set(shown.map((call) => call.callId));
    const stillShown = cards.filter((card) => ids.has(card.call.callId));
    const { mode, sound, border } = this.#surroundings.settings();
    this.#view = {
      connection: this.#surroundings.connection(),
      clockOffsetMs: this.#surroundings.clockOffsetMs(),
      cards: stillShown,
      more: Math.max(0, shown.length - mostCards),
      border,
      masksNumbers: this.#surroundings.masksNumbers(),
      rules: this.#surroundings.rules(),
      sound: mode === 'on' ? sound : 'off',
    };
    this.#surroundings.show(this.#view);
  }

  async #cardsOf(calls: readonly CallRow[]): Promise<readonly PopupCard[]> {
    const real = await this.#cards.of(
      calls.filter((call) => !isTestCall(call.callId)),
      dayStart(this.#surroundings.now()),
    );
    return calls.flatMap((call) => (isTestCall(call.callId) ? [testCard(call)] : real.filter((card) => card.call.callId === call.callId)));
  }

  #relayNow(): EpochMs {
    return this.#surroundings.now() + this.#surroundings.clockOffsetMs();
  }
}
