import type { Failure, Result } from '../../../src/shared/result.ts';
import { codeOf } from '../../sqlite/open.ts';

/** A refusal that may be over soon. */
export interface RefusedForNow extends Failure {
  readonly waitSeconds?: number;
}

export type Access<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: RefusedForNow };

/** The same words whatever was guessed. */
export function locked(waitMs: number): Access<never> {
  const waitSeconds = Math.ceil(waitMs / 1_000);
  return { ok: false, failure: { code: 'locked', cause: 'Too many attempts failed.', mend: `Wait ${waitSeconds} s, then try again.`, waitSeconds } };
}

/** Runs what writes to the directory. Fails with `directory-unavailable` when the disk refuses; nothing is changed then. */
export function written<Value>(write: () => Result<Value>): Result<Value> {
  try {
    return write();
  } catch (error) {
    return { ok: false, failure: { code: 'directory-unavailable', cause: `The directory cannot be written (${codeOf(error)}).`, mend: 'Try again in a moment.' } };
  }
}
