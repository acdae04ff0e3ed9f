import { setTimeout } from 'node:timers/promises';
import { safeStorage } from 'electron';
import type { Result } from '../../../shared/result.ts';
import { fail, ok } from '../../../shared/result.ts';

/** Where the operating system keeps a secret for its user. */
export interface KeyStore {
  /** Whether there is one; a key that every computer knows does not count. */
  available(): Promise<boolean>;
  /** @returns the sealed text, as base64 */
  seal(text: string): Promise<Result<string>>;
  /** `stale`: seal it anew, the store has another key now. */
  unseal(sealed: string): Promise<Result<{ readonly text: string; readonly stale: boolean }>>;
}

const pollMs = 20;
const longestPollMs = 15_000;
/** On Linux, what was sealed without a key store begins so: its key is in Chromium's source (os_crypt, `v10`). */
const knownKeyMark = 'v10';

/** Electron's `safeStorage`, by its asynchronous functions alone: the others go away with Electron 46. */
export const safeStorageKeyStore: KeyStore = {
  async available() {
    const sealed = await this.seal('probe');
    return sealed.ok;
  },
  async seal(text) {
    if (!(await isReady())) return closed('not available');
    try {
      const sealed = await safeStorage.encryptStringAsync(text);
      if (process.platform === 'linux' && sealed.subarray(0, knownKeyMark.length).toString() === knownKeyMark) return closed('no key store of its own');
      return ok(sealed.toString('base64'));
    } catch (error) {
      return closed(String(error));
    }
  },
  async unseal(sealed) {
    if (!(await isReady())) return closed('not available');
    try {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'));
      return ok({ text: result, stale: shouldReEncrypt });
    } catch (error) {
      return closed(String(error));
    }
  },
};

function closed(why: string): Result<never> {
  return fail('key-store-closed', `The key store of this computer does not open (${why}).`, 'Unlock it and try again, or enter a new code.');
}

/**
 * Electron 43 and later promise an answer. Electron 42 says at once `false` until the store has answered, and crashes
 * when asked to seal before that (electron/electron#51759): there it is asked until it says yes.
 */
async function isReady(): Promise<boolean> {
  for (let waitedMs = 0; ; waitedMs += pollMs) {
    const told: unknown = safeStorage.isAsyncEncryptionAvailable();
    if (told instanceof Promise) return (await told) === true;
    if (told === true || waitedMs >= longestPollMs) return told === true;
    await setTimeout(pollMs);
  }
}
