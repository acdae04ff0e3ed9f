import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildDeb, canBuildDeb } from './deb.ts';

if (!canBuildDeb()) process.stdout.write('Skipped: what a Debian package is made of: this computer has no dpkg-deb.\n');

const files = { 'opt/p/program': '#!/bin/sh\n', 'opt/p/data': 'x'.repeat(3_000), 'etc/p.conf': 'a=1\n', 'usr/share/doc/p/copyright': 'free\n' };

/** The same package from a tree that was made in this order, at this time, under this umask. */
function made(order: readonly (keyof typeof files)[], at: Date, mode: number): string {
  const work = mkdtempSync(path.join(tmpdir(), 'danping-deb-test-'));
  onTestFinished(() => rmSync(work, { recursive: true, force: true }));
  const tree = path.join(work, 'tree');
  for (const name of order) {
    mkdirSync(path.dirname(path.join(tree, name)), { recursive: true });
    writeFileSync(path.join(tree, name), files[name]);
    chmodSync(path.join(tree, name), name.endsWith('program') ? mode | 0o100 : mode);
    utimesSync(path.join(tree, name), at, at);
  }
  mkdirSync(path.join(tree, 'usr/bin'), { recursive: true });
  symlinkSync('/opt/p/program', path.join(tree, 'usr/bin/p'));
  const control = { Package: 'p', Version: '1.0', Architecture: 'all', Maintainer: 'P <p@danping.invalid>', Description: 'p' };
  const to = path.join(work, 'p.deb');
  buildDeb({ tree, control, scripts: { postinst: '#!/bin/sh\nexit 0\n' }, conffiles: ['/etc/p.conf'], to, epochSeconds: 1_700_000_000 });
  return to;
}

const names = Object.keys(files) as (keyof typeof files)[];

describe.skipIf(!canBuildDeb())('a Debian package', () => {
  it('is the same, byte by byte, whoever makes it when', () => {
    const one = made(names, new Date('2026-01-01T00:00:00Z'), 0o600);
    const other = made(names.toReversed(), new Date('2020-06-01T00:00:00Z'), 0o664);
    expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
  });

  it('belongs to root, may be read by all, and names its files, its scripts and what is the admin’s', () => {
    const deb = made(names, new Date(), 0o600);
    const listed = execFileSync('dpkg-deb', ['--contents', deb], { encoding: 'utf8' });
    expect(listed).toMatch(/^-rwxr-xr-x root\/root .* \.\/opt\/p\/program$/m);
    expect(listed).toMatch(/^-rw-r--r-- root\/root .* 2023-11-14 .* \.\/opt\/p\/data$/m);
    const info = execFileSync('dpkg-deb', ['--info', deb], { encoding: 'utf8' });
    for (const told of ['conffiles', 'md5sums', 'postinst', 'Installed-Size: 6']) expect(info).toContain(told);
    expect(execFileSync('dpkg-deb', ['--field', deb, 'Package'], { encoding: 'utf8' }).trim()).toBe('p');
  });
});
