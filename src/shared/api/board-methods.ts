import { z } from 'zod';
import type { AgentDay } from '../contract/agent-day.ts';
import type { BoardSnapshot } from '../contract/board.ts';
import type { EpochMs } from '../contract/time.ts';
import type { Failure, Result } from '../result.ts';
import { method, nothing } from './method.ts';
import type { ConnectionView } from './views.ts';

/** Everything that a page needs to begin with; what comes later is told by `board.message` and `board.connection`. */
export interface BoardView {
  readonly connection: ConnectionView;
  /** Relay time minus this computer's time, in milliseconds. */
  readonly clockOffsetMs: number;
  /** Who looks at it, by login; `null` until the relay has greeted. */
  readonly viewer: string | null;
  /** When the relay was heard last, by this computer's clock; it speaks at least every 2 s. */
  readonly heardAt: EpochMs | null;
  /** `null` until the relay has told. */
  readonly snapshot: BoardSnapshot | null;
}

/** What became of a table that somebody wanted as a file. */
export type SavedTable = { readonly state: 'saved'; readonly file: string } | { readonly state: 'cancelled' } | { readonly state: 'failed'; readonly failure: Failure };

export const boardMethods = {
  'board.view': method<BoardView>()(nothing),
  /** What an agent did today, or why the relay could not be asked. */
  'board.agentDay': method<Result<AgentDay>>()(z.object({ agentNumber: z.string().min(1).max(64) })),
  /** Writes a table where the person wants it. A page in a browser does so by itself. */
  'board.export': method<SavedTable>()(z.object({ fileName: z.string().min(1).max(200), text: z.string().max(8_000_000) })),
} as const;
