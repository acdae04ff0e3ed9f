import type { Result } from '../../../shared/result.ts';
import type { Credentials } from '../enrolment/seat.ts';
import type { Offer } from './read-order.ts';

/** What brings an installer here and runs it. */
export interface Engine {
  /** Whether this app was installed in a way that it can replace by itself. */
  available(): boolean;
  readonly installs: 'at-end' | 'by-password';
  /**
   * Fetches the offered version's installer for this computer, and holds every byte against the offer. Fails with `update-not-here`, `update-differs`,
   * `update-called-off` or `update-broken`.
   */
  fetch(from: Credentials, offer: Offer, calledOff: AbortSignal): Promise<Result<void>>;
  /** Whether what was fetched last is installed when the app ends. */
  installAtEnd(wanted: boolean): void;
  /** Ends the app, installs and starts again. */
  installNow(): void;
}
