import type { RelayProcess } from '../../../scripts/lib/relay-process.ts';
import { Keeper, type KeptEvent } from './keeper.ts';

/**
 * Everything that somebody may see, from the log's first event on.
 *
 * @param token a supervisor's for the whole log, an agent's for its own
 * @param withinMs how long it may take to be welcomed
 */
export async function wholeLog(relay: Pick<RelayProcess, 'url' | 'epoch'>, token: string, withinMs?: number): Promise<readonly KeptEvent[]> {
  const reader = await readWholeLog(relay, token, ':memory:', withinMs);
  try {
    return reader.rows();
  } finally {
    reader.close();
  }
}

/** As {@link wholeLog}, for a log that is too long to be had at once. @param file where it is put @returns who has read it; to be closed */
export async function readWholeLog(relay: Pick<RelayProcess, 'url' | 'epoch'>, token: string, file: string, withinMs?: number): Promise<Keeper> {
  const reader = new Keeper({ token, agentNumber: null, file });
  try {
    reader.beginAt(relay.epoch);
    reader.connect(relay.url);
    await reader.welcomed(1, withinMs);
    await reader.reach(reader.head, withinMs ?? 600_000);
    reader.leave();
    return reader;
  } catch (error) {
    reader.close();
    throw reader.refusals > 0 ? new Error('somebody who is known was refused as unauthorized') : error;
  }
}
