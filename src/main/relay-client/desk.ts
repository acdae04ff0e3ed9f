import type { ConnectionState } from '../../shared/api/views.ts';
import type { DeskRules } from '../../shared/contract/desk-rules.ts';
import type { Cursor } from '../../shared/contract/event.ts';
import type { EpochMs } from '../../shared/contract/time.ts';
import type { Failure } from '../../shared/result.ts';
import type { Batch, Welcome } from './protocol.ts';

/** Time and chance, injected so that a simulation can own them. */
export interface Surroundings {
  now(): EpochMs;
  random(): number;
  /** @returns how to call it off. */
  after(delayMs: number, action: () => void): () => void;
}

/** Where a session keeps what it receives. */
export interface Desk {
  /** How far this desk has committed; `null` when it does not yet know whose desk it is, or holds nothing. */
  cursor(): Promise<Cursor | null>;
  /**
   * Makes the desk ready for the person whom the relay greeted.
   * @returns the cursor of that person's history, from which to continue.
   */
  welcome(welcome: Welcome): Promise<Cursor | null>;
  /** Commits a batch and its cursor together. The relay hears of it only once this is done. */
  commit(batch: Batch): Promise<void>;
  /** What came between this desk's cursor and what follows the relay no longer keeps: it is missing here for good. */
  gapFound(): void;
  connectionChanged(state: ConnectionState, failure: Failure | null): void;
  /** What the admin allows here; told with each greeting, and whenever it changes. */
  rulesChanged(rules: DeskRules): void;
  /** The next message of a supervisor's board, as it came. */
  board(payload: unknown): void;
}
