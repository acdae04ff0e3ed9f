import type { DiskCall } from './disk-call.ts';

const isLog = (file: string): boolean => file.endsWith('-wal');

/** The header that begins a write-ahead log (SQLite, "WAL-mode File Format", 1.1). */
const headerBytes = 32;

/**
 * The same calls as SQLite makes by itself with `synchronous=NORMAL`, for a relay that trusts to that. In WAL mode NORMAL differs from FULL in
 * one thing (SQLite, "PRAGMA synchronous"): a commit does not sync the log. What it still syncs is told by what is beside it: a log is synced
 * before a checkpoint, which writes into the database next; and after a new header, when the log begins anew.
 */
export function withNormalSync(calls: readonly DiskCall[]): readonly DiskCall[] {
  const lastOf = new Map<string, DiskCall>();
  return calls.filter((call, nth) => {
    if (call.what === 'answered' || !isLog(call.file)) return true;
    const last = lastOf.get(call.file);
    lastOf.set(call.file, call);
    if (call.what !== 'sync' || last?.what !== 'write' || (last.at === 0 && last.bytes.length === headerBytes)) return true;
    const next = calls.slice(nth + 1, nth + 1 + lookAhead).find((other) => other.what !== 'answered' && databaseOf(other.file) === databaseOf(call.file));
    return next?.what === 'write' && !isLog(next.file);
  });
}

/** What belongs to other files comes between; a checkpoint follows its sync closely. */
const lookAhead = 200;

const databaseOf = (file: string): string => file.replace(/-wal$/, '');

/** @returns after how many of the calls a cloud has been answered for what no sync of the log had brought to disk: there a power cut must lose. */
export function momentsToLose(calls: readonly DiskCall[]): readonly number[] {
  let isUnsynced = false;
  let isPromised = false;
  return calls.flatMap((call, nth) => {
    if (call.what === 'answered') isPromised ||= isUnsynced;
    else if (isLog(call.file) && call.what === 'sync') isPromised = isUnsynced = false;
    else if (isLog(call.file)) isUnsynced = true;
    return isPromised ? [nth + 1] : [];
  });
}
