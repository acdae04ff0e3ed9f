import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeWhole } from '../../write-whole.ts';

const keysSchema = z.array(z.string());
/** Calls are over long before so many others have come. */
const mostKept = 1_000;

/**
 * Which openings have happened, kept across restarts: a call opens its CRM page once. Only hashes are on disk, so that the file
 * tells nobody who called.
 */
export class OpenedOnce {
  readonly #file: string;
  readonly #keys: Promise<Set<string>>;

  constructor(file: string) {
    this.#file = file;
    this.#keys = readKeys(file);
  }

  async has(key: string): Promise<boolean> {
    return (await this.#keys).has(digest(key));
  }

  /** On disk when this resolves. @throws what the disk says; the key is remembered in memory all the same. */
  async remember(key: string): Promise<void> {
    const keys = await this.#keys;
    keys.add(digest(key));
    const [oldest] = keys;
    if (keys.size > mostKept && oldest !== undefined) keys.delete(oldest);
    await writeWhole(this.#file, `${JSON.stringify([...keys])}\n`);
  }
}

/** A file that is missing or broken costs a second opening of a call of that very minute, nothing else. */
async function readKeys(file: string): Promise<Set<string>> {
  try {
    const parsed = keysSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return new Set(parsed.success ? parsed.data : []);
  } catch {
    return new Set();
  }
}

function digest(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 22);
}
