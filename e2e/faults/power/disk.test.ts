import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRandom } from '../../../relay/simulator/random.ts';
import { TraceReader, type DiskCall } from './disk-call.ts';
import { Disk, type Leftover } from './disk.ts';
import { momentsToLose, withNormalSync } from './weaker.ts';

/** What is left of the calls: each file with its text. */
function leftOf(calls: readonly DiskCall[], left: Leftover, seed = 1): Record<string, string> {
  const disk = new Disk(new Map([['old', Buffer.from('old')]]));
  for (const call of calls) disk.call(call);
  const folder = mkdtempSync(join(tmpdir(), 'danping-image-'));
  try {
    disk.writeImage(folder, left, createRandom(seed));
    return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'latin1')]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const write = (file: string, at: number | null, text: string): DiskCall => ({ what: 'write', file, at, bytes: Buffer.from(text) });
const sync = (file: string): DiskCall => ({ what: 'sync', file });

test('what was synced is left, what was not need not be', () => {
  expect(leftOf([write('old', 0, 'new')], 'nothing')).toEqual({ old: 'old' });
  expect(leftOf([write('old', 1, 'ew'), sync('old'), write('old', 0, 'xxxxxx')], 'nothing')).toEqual({ old: 'oew' });
  expect(leftOf([{ what: 'cut', file: 'old', length: 1 }, write('old', null, '!'), sync('old')], 'nothing')).toEqual({ old: 'o!' });
});

test('a new name or another one is certain only once its folder was synced', () => {
  const made: DiskCall[] = [{ what: 'open', file: 'new', emptied: false }, write('new', null, 'text'), sync('new')];
  expect(leftOf(made, 'nothing')).toEqual({ old: 'old' });
  expect(leftOf([...made, sync('')], 'nothing')).toEqual({ old: 'old', new: 'text' });
  expect(leftOf([...made, sync(''), { what: 'rename', file: 'new', to: 'old' }], 'nothing')).toEqual({ old: 'old', new: 'text' });
  expect(leftOf([...made, { what: 'rename', file: 'new', to: 'old' }, sync('')], 'nothing')).toEqual({ old: 'text' });
});

test('any part of what was not synced may be left', () => {
  const calls = [write('old', 0, 'a'.repeat(1_024)), write('old', 1_024, 'b'.repeat(1_024))];
  const seen = new Set(Array.from({ length: 200 }, (_, seed) => leftOf(calls, 'chance', seed)['old']));
  expect(seen).toContain('old');
  expect(seen).toContain('a'.repeat(1_024) + 'b'.repeat(1_024));
  // The second write without the first, and halves of one.
  expect([...seen].some((text) => text?.startsWith('old\0') && text.endsWith('b'))).toBe(true);
  expect([...seen].some((text) => text?.includes('\0'.repeat(512)) && text.includes('a'))).toBe(true);
});

test('NORMAL leaves out the sync of a commit, and keeps those of a checkpoint and a new header', () => {
  const wal = 'events.db-wal';
  const header = write(wal, 0, 'h'.repeat(32));
  const frame = write(wal, 32, 'f'.repeat(64));
  const calls = [header, sync(wal), frame, sync(wal), sync(wal), write('events.db', 0, 'p'), sync('events.db')];
  const answered: DiskCall = { what: 'answered', seq: 1 };
  expect(momentsToLose(withNormalSync([header, sync(wal), frame, sync(wal), answered, sync(wal), answered]))).toEqual([4]);
  expect(withNormalSync(calls)).toEqual([header, sync(wal), frame, sync(wal), write('events.db', 0, 'p'), sync('events.db')]);
  // A checkpoint in the course of a commit that is synced afterwards.
  const inCommit = [frame, sync(wal), write('events.db', 0, 'p'), sync('events.db'), sync(wal), frame, sync(wal), frame];
  expect(withNormalSync(inCommit)).toEqual([frame, sync(wal), write('events.db', 0, 'p'), sync('events.db'), sync(wal), frame, frame]);
});

const hex = (text: string): string => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

test('a trace is read back, halves of calls put together', () => {
  const reader = new TraceReader('/data');
  const file = `23<${hex('/data/events.db-wal')}>`;
  const lines = [
    `7 openat(AT_FDCWD<${hex('/')}>, "${hex('/data/new')}", O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0600) = 9<${hex('/data/new')}>`,
    `7 pwrite64(${file}, "${hex('ab')}", 2, 4096) = 2`,
    `7 fdatasync(${file} <unfinished ...>`,
    `8 write(9<${hex('/data/new')}>, "${hex('text')}", 4) = 4`,
    `7 <... fdatasync resumed>)           = 0`,
    `7 pwrite64(${file}, "${hex('ab')}", 2, 0) = -1 EIO (Input/output error) (INJECTED)`,
    `7 pwrite64(24<${hex('/data/events.db-shm')}>, "${hex('ab')}", 2, 0) = 2`,
    `7 ftruncate(${file}, 5)              = 0`,
    `7 rename("${hex('/data/new')}", "${hex('/data/newer')}") = 0`,
    `7 writev(30<${hex('socket:[1]')}>, [{iov_base="${hex('HTTP/1.1 200 OK\r\n\r\n')}", iov_len=19}, {iov_base="${hex('{"ok":true,"seq":12}')}", iov_len=20}], 2) = 39`,
    `7 fsync(31<${hex('/data')}>)        = 0`,
    `7 fsync(32<${hex('/elsewhere')}>)   = 0`,
  ];
  expect(lines.flatMap((line) => reader.read(line))).toEqual([
    { what: 'open', file: 'new', emptied: true },
    { what: 'write', file: 'events.db-wal', at: 4096, bytes: Buffer.from('ab') },
    { what: 'write', file: 'new', at: null, bytes: Buffer.from('text') },
    { what: 'sync', file: 'events.db-wal' },
    { what: 'cut', file: 'events.db-wal', length: 5 },
    { what: 'rename', file: 'new', to: 'newer' },
    { what: 'answered', seq: 12 },
    { what: 'sync', file: '' },
  ]);
});
