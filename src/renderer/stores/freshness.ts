import type { ConnectionState } from '../../shared/api/views.ts';
import type { EpochMs } from '../../shared/contract/time.ts';

/** The relay speaks at least every 2 s: after two messages that never came nothing on the board is to be trusted. */
export const staleAfterMs = 4_000;

/**
 * How a board stands: live only as long as the relay is heard. A line that seems open and says nothing is stale, whoever cut it.
 *
 * @param heardAt when the relay was heard last; `null`: never yet
 */
export function freshnessOf(connection: ConnectionState, heardAt: EpochMs | null, now: EpochMs): ConnectionState {
  if (connection !== 'live') return connection;
  if (heardAt === null) return 'connecting';
  // A clock that was set back must not make an old board look fresh for hours.
  return now - heardAt > staleAfterMs || heardAt - now > staleAfterMs ? 'stale' : 'live';
}
