import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { updateKeySchema } from '../../../shared/contract/updates.ts';
import { writeWhole } from '../../write-whole.ts';

const keysSchema = z.record(z.string(), updateKeySchema);

/** `update-keys.json` in the profile: of each relay the key that its updates are signed with. */
export class KnownKeys {
  readonly #file: string;

  constructor(profile: string) {
    this.#file = path.join(profile, 'update-keys.json');
  }

  /** @returns `null` for a relay whose key nobody told; then it is told anew, by a way that counts ({@link mayTellKey}). */
  of(relay: string): string | null {
    return this.#read()[relay] ?? null;
  }

  /** @throws what the disk says */
  remember(relay: string, updateKey: string): Promise<void> {
    return writeWhole(this.#file, `${JSON.stringify({ ...this.#read(), [relay]: updateKey }, null, 2)}\n`);
  }

  #read(): Record<string, string> {
    try {
      const read = keysSchema.safeParse(JSON.parse(readFileSync(this.#file, 'utf8')));
      return read.success ? read.data : {};
    } catch {
      return {};
    }
  }
}

/**
 * Whether a relay that answers may be believed which key is its own: behind a certificate that this computer trusts, or on this very computer.
 * Over plain HTTP anybody on the way could say so: there the key comes with the enrolment.
 */
export function mayTellKey(relay: string): boolean {
  const { protocol, hostname } = new URL(relay);
  return protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
