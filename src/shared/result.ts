/**
 * What went wrong, as a value: a stable `code` for programs, the `cause` in plain words,
 * and the `mend`, what a person can do about it.
 */
export interface Failure {
  readonly code: string;
  readonly cause: string;
  readonly mend: string;
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure };

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function fail<Value = never>(code: string, cause: string, mend: string): Result<Value> {
  return { ok: false, failure: { code, cause, mend } };
}

/** Makes the compiler prove that a union was handled whole. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
