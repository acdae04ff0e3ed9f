import type { Failure } from '../../../shared/result.ts';
import type { AskRelay } from '../../relay-client/ask.ts';
import { dialable } from '../links/read-number.ts';

/** The relay waits 10 s for the cloud; what it has to say then is worth hearing. */
const dialTimeoutMs = 15_000;

export interface DialParts {
  readonly ask: AskRelay;
  /** For the log: what came of it, never the number. */
  told(outcome: string): void;
}

/**
 * Has the relay place a call from the agent's phone to a number as people write it.
 *
 * @returns why not, `null` when the cloud has taken it
 */
export async function dialNumber(written: string, { ask, told }: DialParts): Promise<Failure | null> {
  const number = dialable(written);
  if (number === null) {
    told('no-number');
    return { code: 'no-number', cause: 'This is not a number that can be dialled.', mend: 'Correct it: digits, * and #, with a + first at most.' };
  }
  const placed = await ask('dial', { number }, dialTimeoutMs);
  told(placed.ok ? 'placed' : placed.failure.code);
  return placed.ok ? null : placed.failure;
}
