/** What one look at the relay found. */
export interface Finding {
  /** What was looked at, in a word. */
  readonly check: string;
  /** `warn` is worth knowing and no reason to fail; `wrong` must be mended. */
  readonly level: 'ok' | 'warn' | 'wrong';
  readonly found: string;
  /** What to do about it; empty where all is well. */
  readonly mend: string;
}

export function well(check: string, found: string): Finding {
  return { check, level: 'ok', found, mend: '' };
}

export function warn(check: string, found: string, mend: string): Finding {
  return { check, level: 'warn', found, mend };
}

export function wrong(check: string, found: string, mend: string): Finding {
  return { check, level: 'wrong', found, mend };
}
