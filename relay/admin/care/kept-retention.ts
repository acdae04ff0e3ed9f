import type { DirectoryStore } from '../../auth/directory-store.ts';
import type { Retention } from '../../log/retention.ts';

const dayMs = 24 * 3_600_000;
const megabyte = 1024 * 1024;
const usual = { days: 90, mb: 4_096 };

/** What `serve` was told; `null`: nothing. */
export interface ToldRetention {
  readonly keepDays: number | null;
  readonly keepMb: number | null;
}

/**
 * How much of the past is kept at this moment: what the console said last, else what `serve` was told, else what it kept from an
 * earlier run, else the usual. What `serve` is told wins at each start.
 */
export class KeptRetention implements Retention {
  readonly #store: DirectoryStore;
  #days: number;
  #mb: number;

  constructor(store: DirectoryStore, { keepDays, keepMb }: ToldRetention) {
    this.#store = store;
    this.#days = keepDays ?? numberIn(store.meta('keep-days')) ?? usual.days;
    this.#mb = keepMb ?? numberIn(store.meta('keep-mb')) ?? usual.mb;
  }

  get keepMs(): number {
    return this.#days * dayMs;
  }

  get keepBytes(): number {
    return this.#mb * megabyte;
  }

  get told(): { readonly keepDays: number; readonly keepMb: number } {
    return { keepDays: this.#days, keepMb: this.#mb };
  }

  /** Throws SQLite's own errors; nothing holds then. */
  keep({ keepDays, keepMb }: { readonly keepDays: number | undefined; readonly keepMb: number | undefined }): void {
    if (keepDays !== undefined) this.#store.setMeta('keep-days', String(keepDays));
    if (keepMb !== undefined) this.#store.setMeta('keep-mb', String(keepMb));
    this.#days = keepDays ?? this.#days;
    this.#mb = keepMb ?? this.#mb;
  }
}

function numberIn(text: string | null): number | null {
  const number = Number(text ?? Number.NaN);
  return Number.isInteger(number) && number > 0 ? number : null;
}
