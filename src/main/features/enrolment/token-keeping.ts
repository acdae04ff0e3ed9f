import type { EnrolledPerson, TokenPlace, WithoutKeyStore } from '../../../shared/api/enrolment-methods.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { ok } from '../../../shared/result.ts';
import type { EnrolmentFile, HeldEnrolment } from './enrolment-file.ts';
import type { KeyStore } from './key-store.ts';

export interface KeptEnrolment {
  readonly person: EnrolledPerson;
  readonly token: string;
}

/** Keeps a token where it is safe, or where the person said; and finds it again at the next start. */
export class TokenKeeping {
  readonly #file: EnrolmentFile;
  readonly #keyStore: KeyStore;

  constructor(file: EnrolmentFile, keyStore: KeyStore) {
    this.#file = file;
    this.#keyStore = keyStore;
  }

  /** What the person chose last; the token is not yet fetched. */
  held(): HeldEnrolment | null {
    return this.#file.read();
  }

  hasKeyStore(): Promise<boolean> {
    return this.#keyStore.available();
  }

  /** Fails with `key-store-closed` where the store does not give the token back. `null`: none is kept. */
  async fetch(held: HeldEnrolment): Promise<Result<KeptEnrolment | null>> {
    const { token, relay, agentNumber, name } = held;
    if (token === null) return ok(null);
    if ('clear' in token) return ok({ person: { relay, agentNumber, name, tokenPlace: 'file' }, token: token.clear });
    const unsealed = await this.#keyStore.unseal(token.sealed);
    if (!unsealed.ok) return unsealed;
    const { text, stale } = unsealed.value;
    if (stale) await this.#sealAnew(held, text);
    return ok({ person: { relay, agentNumber, name, tokenPlace: 'key-store' }, token: text });
  }

  /**
   * @param otherwise what the person chose for a computer without a key store
   * @returns where the token lies now; `failure` says why it lies in memory only although more was wanted
   */
  async keep(
    { token, ...who }: { readonly relay: string; readonly token: string; readonly agentNumber: string; readonly name: string },
    otherwise: WithoutKeyStore | null,
  ): Promise<{ readonly place: TokenPlace; readonly failure: Failure | null }> {
    const sealed = await this.#keyStore.seal(token);
    const place: TokenPlace = sealed.ok ? 'key-store' : (otherwise ?? 'memory');
    const lies = sealed.ok ? { sealed: sealed.value } : place === 'file' ? { clear: token } : null;
    try {
      await this.#file.write({ ...who, token: lies });
      return { place, failure: sealed.ok || otherwise ? null : sealed.failure };
    } catch (error) {
      const cause = `The enrolment could not be written to this computer (${String(error)}).`;
      const mend = 'You are connected until the app ends. Free disk space, then enter a new code.';
      return { place: 'memory', failure: { code: 'token-not-kept', cause, mend } };
    }
  }

  /** The relay's address stays, the token and the name go. @throws what the disk says */
  async forget(): Promise<void> {
    const held = this.held();
    if (held) await this.#file.write({ relay: held.relay, token: null, agentNumber: null, name: null });
  }

  /** The old seal still opens, so a disk that refuses does no harm. */
  async #sealAnew(held: HeldEnrolment, text: string): Promise<void> {
    const sealed = await this.#keyStore.seal(text);
    if (sealed.ok) await this.#file.write({ ...held, token: { sealed: sealed.value } }).catch(() => undefined);
  }
}
