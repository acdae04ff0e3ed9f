import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { skipByName } from '../../security/skipped.ts';
import { canWriteTarball, writeTarball } from './tarball.ts';
import { writeZip } from './zip.ts';

const epochSeconds = 1_700_000_000;
let work: string;
beforeEach(() => {
  work = mkdtempSync(path.join(tmpdir(), 'danping-archives-'));
  mkdirSync(path.join(work, 'relay', 'bin'), { recursive: true });
  mkdirSync(path.join(work, 'relay', '说明'));
  writeFileSync(path.join(work, 'relay', 'bin', 'node'), Buffer.alloc(100_000, 'node'), { mode: 0o755 });
  writeFileSync(path.join(work, 'relay', '说明', 'empty.txt'), '');
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

/** The same folder, made at another time by somebody with another umask. */
function again(): string {
  const folder = path.join(work, 'again', 'relay');
  const before = process.umask(0o077);
  cpSync(path.join(work, 'relay'), folder, { recursive: true });
  process.umask(before);
  utimesSync(path.join(folder, 'bin', 'node'), 1, 1);
  return folder;
}

test('a zip is the same, byte by byte, whoever makes it and when, and any program unpacks it', (context) => {
  const [first, second] = ['first.zip', 'second.zip'].map((name) => path.join(work, name));
  if (!first || !second) return;
  writeZip(path.join(work, 'relay'), first, epochSeconds);
  writeZip(again(), second, epochSeconds);
  const bytes = readFileSync(first);
  expect(readFileSync(second).equals(bytes)).toBe(true);
  const bodyAt = 30 + bytes.readUInt16LE(26);
  expect(inflateRawSync(bytes.subarray(bodyAt, bodyAt + bytes.readUInt32LE(18))).equals(readFileSync(path.join(work, 'relay', 'bin', 'node')))).toBe(true);

  const tested = spawnSync('unzip', ['-t', first], { encoding: 'utf8' });
  if (tested.error) skipByName(context, 'this computer has no unzip to try the zip with.');
  expect(tested.stdout).toMatch(/No errors detected/);
  expect(spawnSync('unzip', ['-l', first], { encoding: 'utf8' }).stdout).toMatch(/2023-11-14 22:13 {3}relay\/bin\/node/);
});

test('a tar.gz is the same, byte by byte, whoever makes it and when', (context) => {
  if (!canWriteTarball()) skipByName(context, 'this computer has no GNU tar.');
  const [first, second] = ['first.tar.gz', 'second.tar.gz'].map((name) => path.join(work, name));
  if (!first || !second) return;
  writeTarball(path.join(work, 'relay'), first, epochSeconds);
  writeTarball(again(), second, epochSeconds);
  expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
  const listed = spawnSync('tar', ['tvzf', first, '--numeric-owner'], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } }).stdout;
  expect(listed).toMatch(/^-rwxr-xr-x 0\/0 +100000 2023-11-14 22:13 relay\/bin\/node$/m);
});
