import type { CallRow } from '../../../shared/api/call-row.ts';
import type { HistoryNews } from '../../../shared/api/history-views.ts';
import type { ConnectionState } from '../../../shared/api/views.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { HistoryPort } from '../../history/history-port.ts';
import type { StartedHistory } from '../../history/start.ts';
import { throttle } from '../../throttle.ts';
import type { ChooseFile } from './export-history.ts';
import { watchedHistory } from './watched-history.ts';

const newsIntervalMs = 250;
/** How exactly it is known, after a crash, since when this desk was away. */
const heardIntervalMs = 30_000;
/** A line that went may have been silent for so long before anybody noticed. */
const unnoticedMs = 10_000;
const firstExpiryMs = 60_000;
const expiryIntervalMs = 3_600_000;
const dayMs = 24 * 3_600_000;
/** The single steps of a call are worth their room for so long; what they came to stays with the call. */
const keepEventsDays = 30;

export interface HistoryDeskParts {
  readonly started: StartedHistory;
  now(): EpochMs;
  /** Relay time minus this computer's time. */
  clockOffsetMs(): number;
  /** How long calls stay on this computer; `null` for ever. */
  keepDays(): number | null;
  /** What a disposition is called, in every language: calls are found by it. */
  dispositionLabels(id: string): readonly string[];
  readonly chooseFile: ChooseFile;
  /** These rows look different now, or are gone. */
  rowsChanged(rows: readonly CallRow[]): void;
  rowsGone(callIds: readonly string[]): void;
  /** A note is on disk and may be shared. */
  noteSaved(): void;
  told(news: HistoryNews): void;
  failed(error: unknown): void;
}

/** The history as this desk runs it: what changed is told, absences are remembered, old calls are let go. */
export class HistoryDesk {
  readonly history: HistoryPort;
  readonly parts: HistoryDeskParts;
  readonly #timers: readonly NodeJS.Timeout[];
  readonly #tellSoon = throttle(() => this.#inBackground(this.#tell()), newsIntervalMs);
  #news: HistoryNews = { revision: 0, openMissed: { count: 0, isMore: false }, hasAway: false };
  #isLive = false;

  constructor(parts: HistoryDeskParts) {
    this.parts = parts;
    this.history = watchedHistory(parts.started.history, () => this.#tellSoon());
    this.#timers = [
      setInterval(() => this.#isLive && this.#inBackground(this.history.heard({ at: this.#relayNow() })), heardIntervalMs),
      setTimeout(() => this.#expire(), firstExpiryMs),
      setInterval(() => this.#expire(), expiryIntervalMs),
    ];
    for (const timer of this.#timers) timer.unref();
  }

  get news(): HistoryNews {
    return this.#news;
  }

  connectionChanged(state: ConnectionState): void {
    const wasLive = this.#isLive;
    this.#isLive = state === 'live';
    if (this.#isLive && !wasLive) this.#inBackground(this.history.connected({ at: this.#relayNow() }));
    if (wasLive && !this.#isLive) this.#inBackground(this.history.heard({ at: this.#relayNow() - unnoticedMs }));
  }

  /** The last moment in which this desk was there is on disk once it resolves. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    if (this.#isLive) await this.history.heard({ at: this.#relayNow() }).catch((error: unknown) => this.parts.failed(error));
    this.#isLive = false;
  }

  #expire(): void {
    const { now, keepDays } = this.parts;
    const days = keepDays();
    const callsBefore = days === null ? null : now() - days * dayMs;
    this.#inBackground(this.history.expire({ callsBefore, eventsBefore: now() - keepEventsDays * dayMs }));
  }

  async #tell(): Promise<void> {
    const [openMissed, away] = await Promise.all([this.history.openMissed(), this.history.away()]);
    this.#news = { revision: this.#news.revision + 1, openMissed, hasAway: away !== null };
    this.parts.told(this.#news);
  }

  #relayNow(): EpochMs {
    return this.parts.now() + this.parts.clockOffsetMs();
  }

  #inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.parts.failed(error));
  }
}
