import { existsSync, statfsSync, statSync } from 'node:fs';
import { toIso, type EpochMs } from '../../../src/shared/contract/time.ts';
import { databasePath, inspectDatabase } from '../../sqlite/inspect.ts';
import { codeOf } from '../../sqlite/open.ts';
import { warn, well, wrong, type Finding } from './finding.ts';

const gigabyte = 1e9;
/** Less than this may be gone within the hour. */
const tooLittleBytes = 100e6;
const lowShare = 0.05;

/** Whether others on this computer may look into the folder. */
export function checkFolder(folder: string): Finding {
  if (process.platform === 'win32') return well('folder', folder);
  const others = statSync(folder).mode & 0o077;
  if (others === 0) return well('folder', `Only its owner may look into ${folder}.`);
  return warn('folder', `Others on this computer may look into ${folder}.`, `Run: chmod 700 ${folder}`);
}

/** Whether others could read a database, should they ever get into the folder. */
export function checkFiles(folder: string): Finding[] {
  if (process.platform === 'win32') return [];
  const paths = (['directory.db', 'events.db'] as const).flatMap((file) => ['', '-wal'].map((beside) => databasePath(folder, file) + beside)).filter((path) => existsSync(path));
  const open = paths.filter((path) => (statSync(path).mode & 0o177) !== 0);
  if (open.length > 0) return [warn('files', `More is allowed than their owner needs: ${open.join(', ')}.`, `Run: chmod 600 ${open.join(' ')}`)];
  return [well('files', 'Only their owner may read the databases.')];
}

export function checkDisk(folder: string): Finding {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder);
    return judgeSpace(bavail * bsize, blocks * bsize);
  } catch (error) {
    return warn('disk', `Its free space cannot be told (${codeOf(error)}).`, 'Look yourself.');
  }
}

/** Warns below 1 GB or 5 %. */
export function judgeSpace(freeBytes: number, allBytes: number): Finding {
  const share = allBytes > 0 ? freeBytes / allBytes : 0;
  const found = `${(freeBytes / gigabyte).toFixed(1)} GB are free, ${Math.floor(share * 100)} %.`;
  const mend = 'Free some space, or keep less with "serve --keep-days" and "--keep-mb".';
  if (freeBytes < tooLittleBytes) return wrong('disk', found, mend);
  return freeBytes < gigabyte || share < lowShare ? warn('disk', found, mend) : well('disk', found);
}

/** An event that was received later than now tells that a clock was, or is, wrong. */
export function checkClock(folder: string, now: EpochMs): Finding[] {
  const newest = inspectDatabase(databasePath(folder, 'events.db'), (db) => db.prepare<[], number | null>('SELECT max(received_at) FROM (SELECT received_at FROM event ORDER BY seq DESC LIMIT 1000)').pluck().get());
  // What cannot be read is told by another check.
  if (!newest.ok) return [];
  const at = newest.value ?? null;
  if (at === null || at <= now + 1_000) return [well('clock', `It says ${toIso(now)}${at === null ? '' : `; the newest event was received at ${toIso(at)}`}.`)];
  return [wrong('clock', `It says ${toIso(now)}, but an event was received at ${toIso(at)}.`, 'Set the clock and let it be kept by a time server; the order of the events does not depend on it.')];
}
