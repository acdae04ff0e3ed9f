import type { EpochMs } from '../../../shared/contract/time.ts';
import type { Failure } from '../../../shared/result.ts';
import type { AskRelay } from '../../relay-client/ask.ts';

/** A note as it was last saved here, not yet known to the relay. */
export interface UnsharedNote {
  readonly callId: string;
  readonly note: string;
  readonly disposition: string | null;
  /** By this computer's clock. */
  readonly savedAt: EpochMs;
}

/** Where notes are kept on this computer. */
export interface NoteStore {
  /** Notes that the relay does not have as they were last saved, the oldest first. */
  unsharedNotes(limit: number): Promise<readonly UnsharedNote[]>;
  /** The relay has the note as it was saved at `savedAt`; one that was saved again since stays unshared. */
  markShared(callId: string, savedAt: EpochMs): Promise<void>;
}

export interface NoteOutboxParts {
  readonly notes: NoteStore;
  /** Of the person whose notes are open here; `null` while that one is not connected. */
  ask(): AskRelay | null;
  /** Whether the admin wants notes in the relay. */
  mayShare(): boolean;
  /** Relay time minus this computer's time. */
  clockOffsetMs(): number;
  /** @returns how to call it off. */
  after(delayMs: number, action: () => void): () => void;
  /** For the log: a note stays here for the present. */
  held(failure: Failure): void;
}

const batchSize = 10;
/** The relay takes twenty in ten seconds. */
const pauseMs = 600;
const retryMs = 30_000;
/** What is wrong with this one note, and will be until it is saved anew or the relay knows more. */
const ofThisNote: ReadonlySet<string> = new Set(['not-your-call', 'disposition-unknown', 'malformed', 'log-refused']);

/**
 * Brings saved notes to the relay, now or as soon as it can be reached. A note leaves the outbox once the relay has said
 * that it holds it; sending one twice changes nothing there.
 */
export class NoteOutbox {
  readonly #parts: NoteOutboxParts;
  /** Notes that the relay would not take; they are offered again after the next start of the app, or of a connection. */
  readonly #refused = new Set<string>();
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  #cancel: () => void = () => undefined;
  #endPause: () => void = () => undefined;

  constructor(parts: NoteOutboxParts) {
    this.#parts = parts;
  }

  /** A note was saved, or the rules have changed. */
  wake(): void {
    this.#cancel();
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#running = this.#run()
      .catch((error: unknown) => this.#retry({ code: 'failed', cause: String(error), mend: 'It is tried again.' }))
      .finally(() => {
        this.#running = null;
        if (!this.#again) return;
        this.#again = false;
        this.wake();
      });
  }

  /** The relay greeted this desk: what it refused before may be another thing by now. */
  connected(): void {
    this.#refused.clear();
    this.wake();
  }

  /** Resolves once nothing is on its way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#again = false;
    this.#cancel();
    this.#endPause();
    await this.#running;
  }

  async #run(): Promise<void> {
    // Taken before the notes are read: should somebody else sit down meanwhile, this connection is closed already.
    const ask = this.#parts.ask();
    if (!ask || !this.#parts.mayShare()) return;
    const held = await this.#parts.notes.unsharedNotes(batchSize + this.#refused.size);
    const waiting = held.filter((note) => !this.#refused.has(keyOf(note)));
    for (const [index, note] of waiting.entries()) {
      if (index > 0) await this.#pause();
      if (this.#stopped || !(await this.#send(ask, note))) return;
    }
    if (held.length >= batchSize && waiting.length > 0) this.#again = true;
  }

  /** @returns whether the next one is worth sending. */
  async #send(ask: AskRelay, note: UnsharedNote): Promise<boolean> {
    const { callId, note: text, disposition, savedAt } = note;
    const at = new Date(savedAt + this.#parts.clockOffsetMs()).toISOString();
    const saved = await ask('note.save', { callId, note: text, disposition, savedAt: at });
    if (saved.ok) {
      await this.#parts.notes.markShared(callId, savedAt);
      return true;
    }
    if (ofThisNote.has(saved.failure.code)) {
      this.#refused.add(keyOf(note));
      this.#parts.held(saved.failure);
      return true;
    }
    this.#retry(saved.failure);
    return false;
  }

  /** Without a connection or a yes of the admin, only news of these is worth a try. */
  #retry(failure: Failure): void {
    this.#parts.held(failure);
    if (this.#stopped || failure.code === 'offline' || failure.code === 'not-allowed') return;
    this.#cancel = this.#parts.after(retryMs, () => this.wake());
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#parts.after(pauseMs, resolve);
      this.#endPause = () => {
        cancel();
        resolve();
      };
    });
  }
}

function keyOf({ callId, savedAt }: UnsharedNote): string {
  return `${savedAt} ${callId}`;
}
