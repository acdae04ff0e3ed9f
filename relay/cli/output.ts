import type { Failure } from '../../src/shared/result.ts';

/** Where a command's words go; the process's own streams outside of tests. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
}

/** A command failed, and has its words for it. */
export class CommandFailed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.cause);
    this.failure = failure;
  }
}

/** Wrong usage exits with 2, everything else with 1 (contract, "Relay command line"). */
export function exitCodeOf(failure: Failure): number {
  return failure.code === 'usage' ? 2 : 1;
}

/** One line that names the cause and the mend. */
export function lineOf({ cause, mend }: Failure): string {
  return `danping-relay: ${cause} ${mend}`.replaceAll(/\s*\n\s*/g, ' ');
}

export function usageFailure(cause: string, mend: string): CommandFailed {
  return new CommandFailed({ code: 'usage', cause, mend });
}
