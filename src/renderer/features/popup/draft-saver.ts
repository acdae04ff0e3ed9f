/** How things stand with what is being written: `failed` means that it is on this screen only. */
export type Saving = 'idle' | 'pending' | 'saved' | 'failed';

export interface DraftSaverParts<Draft> {
  /** @returns whether it is on disk now. Never rejects. */
  readonly save: (draft: Draft) => Promise<boolean>;
  readonly told: (saving: Saving) => void;
}

/** Writing that stopped for so long is saved: a crash costs less than a word. */
export const saveAfterMs = 250;
const retryAfterMs = 3_000;

/**
 * Saves what is being written while it is being written: a moment after each pause, one save after another, the last
 * draft last. A save that failed is tried again by itself.
 */
export class DraftSaver<Draft> {
  readonly #parts: DraftSaverParts<Draft>;
  #unsaved: { readonly draft: Draft } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | null = null;

  constructor(parts: DraftSaverParts<Draft>) {
    this.#parts = parts;
  }

  /** Whether something is on this screen only. */
  get isPending(): boolean {
    return this.#unsaved !== null || this.#saving !== null;
  }

  change(draft: Draft): void {
    this.#unsaved = { draft };
    this.#parts.told('pending');
    this.#later(saveAfterMs);
  }

  /** Saves at once what is not saved yet. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#saving ??= this.#saveAll();
  }

  async #saveAll(): Promise<void> {
    let failed = false;
    while (this.#unsaved && !failed) {
      const taken = this.#unsaved;
      this.#unsaved = null;
      failed = !(await this.#parts.save(taken.draft));
      if (failed) this.#unsaved ??= taken;
      this.#parts.told(failed ? 'failed' : this.#unsaved ? 'pending' : 'saved');
    }
    this.#saving = null;
    if (failed) this.#later(retryAfterMs);
  }

  #later(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), delayMs);
  }
}
