import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { fail, ok, type Result } from '../../../src/shared/result.ts';

interface Cost {
  /** In KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** The least that OWASP's "Password Storage Cheat Sheet" asks of argon2id. A hash keeps its own, so that this may grow. */
const cost: Cost = { memory: 19 * 1024, passes: 2, parallelism: 1 };
const saltBytes = 16;
const hashBytes = 32;
/** Each takes 19 MiB and a thread that the disk needs too. */
const mostAtOnce = 2;
/** Whoever comes after so many others would wait longer than anybody does. */
const mostWaiting = 40;

/** A hash with all that checking it takes: `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`. */
export type PasswordHash = string;

const derive = promisify(argon2);

/** Makes and checks hashes of passwords, few at a time so that pushes are not held up. */
export class Passwords {
  #working = 0;
  readonly #waiting: (() => void)[] = [];

  /** Fails with `busy`. */
  async hash(password: string): Promise<Result<PasswordHash>> {
    const salt = randomBytes(saltBytes);
    const made = await this.#inTurn(() => derive('argon2id', { message: written(password), nonce: salt, tagLength: hashBytes, ...cost }));
    return made.ok ? ok(`$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(salt)}$${base64(made.value)}`) : made;
  }

  /**
   * Whether the password is the one. Fails with `busy`.
   *
   * @param hash `null` where there is none: the work, and so the time, is the same
   */
  async fits(password: string, hash: PasswordHash | null): Promise<Result<boolean>> {
    const held = hash === null ? null : parse(hash);
    const { salt, tag, ...asked } = held ?? { ...cost, salt: Buffer.alloc(saltBytes), tag: Buffer.alloc(hashBytes) };
    const made = await this.#inTurn(() => derive('argon2id', { message: written(password), nonce: salt, tagLength: tag.length, ...asked }));
    if (!made.ok) return made;
    const same = timingSafeEqual(made.value, tag);
    return ok(held !== null && same);
  }

  async #inTurn(work: () => Promise<Buffer>): Promise<Result<Buffer>> {
    if (this.#working >= mostAtOnce) {
      if (this.#waiting.length >= mostWaiting) return fail('busy', 'Too many people log in at this moment.', 'Try again in a few seconds.');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#working += 1;
    try {
      return ok(await work());
    } finally {
      this.#working -= 1;
      this.#waiting.shift()?.();
    }
  }
}

/** The same letters give the same bytes, however a keyboard composes them. */
function written(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'));
}

interface Parsed extends Cost {
  readonly salt: Buffer;
  readonly tag: Buffer;
}

function parse(hash: PasswordHash): Parsed | null {
  const [, m, t, p, salt, tag] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash) ?? [];
  if (salt === undefined || tag === undefined) return null;
  return { memory: Number(m), passes: Number(t), parallelism: Number(p), salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
