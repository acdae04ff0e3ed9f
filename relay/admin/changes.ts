import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Result } from '../../src/shared/result.ts';
import type { DirectoryStore } from '../auth/directory-store.ts';
import type { AuditLog } from '../auth/web/audit.ts';
import { written } from '../auth/web/refused.ts';
import { CommandFailed } from '../cli/output.ts';
import type { Actor } from '../http/admin/door.ts';

/** What an act is, for the audit log. */
export interface Act {
  readonly what: string;
  readonly about: Readonly<Record<string, unknown>>;
}

/** Lets people change the directory: each change is in the audit log, or it did not happen. */
export class AuditedChanges {
  readonly #store: DirectoryStore;
  readonly #audit: AuditLog;

  constructor(store: DirectoryStore, audit: AuditLog) {
    this.#store = store;
    this.#audit = audit;
  }

  /**
   * Makes a change and writes down who made it, both or neither. Fails like the change, and with `directory-unavailable`.
   *
   * @param act may need to know what came of the change
   */
  make<Value>(by: Actor, act: Act | ((value: Value) => Act), change: (store: DirectoryStore, now: EpochMs) => Result<Value>): Result<Value> {
    const now = Date.now();
    const made = written(() =>
      fromCommand(() =>
        this.#store.db
          .transaction((): Result<Value> => {
            const changed = change(this.#store, now);
            if (changed.ok) this.#append(by, typeof act === 'function' ? act(changed.value) : act, now);
            return changed;
          })
          .immediate(),
      ),
    );
    if (made.ok) this.#store.reload();
    return made;
  }

  /** Writes down an act that is no change of the directory. Fails with `directory-unavailable`; then it must not be done. */
  note(by: Actor, act: Act): Result<void> {
    return written(() => {
      this.#append(by, act, Date.now());
      return { ok: true, value: undefined };
    });
  }

  #append({ name, address }: Actor, { what, about }: Act, now: EpochMs): void {
    this.#audit.append({ who: name, what, about: { ...about, address } }, now);
  }
}

/** Runs what the command line shares with the console: its refusals become failures. */
export function fromCommand<Value>(work: () => Result<Value>): Result<Value> {
  try {
    return work();
  } catch (error) {
    if (error instanceof CommandFailed) return { ok: false, failure: error.failure };
    throw error;
  }
}
