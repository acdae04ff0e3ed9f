import type { DanpingEvent } from '../src/shared/contract/event.ts';
import { ok, type Result } from '../src/shared/result.ts';
import { DirectoryStore } from './auth/directory-store.ts';
import { checkNoRestoreInterrupted } from './cli/backup/interrupted.ts';
import type { Journal } from './journal.ts';
import { SqliteEventLog } from './log/event-log.ts';
import { lockForServing } from './log/serve-lock.ts';
import { checkNothingLost } from './sqlite/lost.ts';
import { prepareDataFolder } from './sqlite/open.ts';

/** What a relay keeps on disk, and the right to serve from it. */
export interface Stores {
  readonly log: SqliteEventLog;
  readonly directory: DirectoryStore;
  release(): void;
}

interface Opening {
  readonly folder: string;
  /** Make anew what was there and is lost. */
  readonly beginAnew: boolean;
}

/** Opens everything in the data folder for this process alone. Fails with a cause for whoever starts the relay. */
export function openStores({ folder, beginAnew }: Opening, journal: Journal, appended: (event: DanpingEvent) => void): Result<Stores> {
  const prepared = prepareDataFolder(folder);
  if (!prepared.ok) return prepared;
  const lock = lockForServing(folder);
  if (!lock.ok) return lock;
  const whole = checkNoRestoreInterrupted(folder);
  if (!whole.ok) return whole;
  const kept = beginAnew ? whole : checkNothingLost(folder);
  if (!kept.ok) return kept;
  const directory = DirectoryStore.open(folder);
  if (!directory.ok) return directory;
  const reports = { failing: journal.logFailing, healed: journal.logHealed, damaged: journal.eventDamaged, mended: journal.audienceMended, appended };
  const agents = directory.value.current().enrolled.map(({ audienceKey }) => audienceKey);
  const log = SqliteEventLog.open(folder, reports, agents);
  if (!log.ok) return log;
  return ok({ log: log.value, directory: directory.value, release: () => lock.value.release() });
}
