import type { CallRow } from '../../../shared/api/call-row.ts';
import type { ConnectionView, PopupView } from '../../../shared/api/views.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { HistoryPort } from '../../history/history-port.ts';
import { dayStart } from '../desk/day.ts';
import { PopupDeck, mostCards } from './deck.ts';
import { PopupCards } from './popup-cards.ts';

export interface PopupSurroundings {
  /** This computer's clock. */
  now(): EpochMs;
  connection(): ConnectionView;
  clockOffsetMs(): number;
  /** Hands the view to the pop-up's window. */
  show(view: PopupView): void;
  failed(error: unknown): void;
}

/** The pop-up as the main process runs it: which cards, with what on them, and when they go. */
export class Popup {
  readonly #deck = new PopupDeck();
  readonly #cards: PopupCards;
  readonly #surroundings: PopupSurroundings;
  #view: PopupView;
  #revision = 0;

  constructor(history: HistoryPort, surroundings: PopupSurroundings) {
    this.#cards = new PopupCards(history);
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

  /** Lets time pass over the cards. */
  tick(): void {
    if (this.#deck.tick(this.#relayNow())) this.#refreshSoon();
  }

  connectionChanged(): void {
    this.#refreshSoon();
  }

  /** Another person sits down: nothing of the one before stays on the screen. */
  clear(): void {
    this.#deck.clear();
    this.#refreshSoon();
  }

  /**
   * How long it took from the relay's receipt of the push that made the card appear to `at`, in milliseconds.
   *
   * @param at when the frame was painted, by this computer's clock
   */
  paintedAfterMs(callId: string, at: EpochMs): number | null {
    const causedAt = this.#deck.causedAt(callId);
    return causedAt === null ? null : Math.max(0, Math.round(at + this.#surroundings.clockOffsetMs() - causedAt));
  }

  #refreshSoon(): void {
    this.#refresh().catch((error: unknown) => this.#surroundings.failed(error));
  }

  async #refresh(): Promise<void> {
    this.#revision += 1;
    const revision = this.#revision;
    const calls = this.#deck.shown();
    const cards = await this.#cards.of(calls.slice(0, mostCards), dayStart(this.#surroundings.now()));
    // A newer refresh began while the history was asked: it shows what this one would, and more.
    if (revision !== this.#revision) return;
    this.#view = {
      connection: this.#surroundings.connection(),
      clockOffsetMs: this.#surroundings.clockOffsetMs(),
      cards,
      more: Math.max(0, calls.length - mostCards),
    };
    this.#surroundings.show(this.#view);
  }

  #relayNow(): EpochMs {
    return this.#surroundings.now() + this.#surroundings.clockOffsetMs();
  }
}
