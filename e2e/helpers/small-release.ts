import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { buildDeb } from '../../scripts/dist/deb.ts';
import { writeLatestLinux } from '../../scripts/dist/desktop/latest-linux.ts';

/** A release in small: a real Debian package of that version with nothing in it but noise, and its list, as dist/ holds them. @returns the paths of both */
export function smallRelease(folder: string, program: string, version: string): readonly [deb: string, list: string] {
  const output = path.join(folder, version);
  const tree = path.join(output, 'tree');
  mkdirSync(path.join(tree, 'opt', program), { recursive: true });
  writeFileSync(path.join(tree, 'opt', program, 'noise'), randomBytes(3 * 1024 * 1024));
  const name = `${program}_${version}_amd64.deb`;
  const control = { Package: program, Version: version, Architecture: 'amd64', Maintainer: 'Danping <packages@danping.invalid>', Description: 'a release in small' };
  buildDeb({ tree, control, to: path.join(output, name), epochSeconds: 1_800_000_000 });
  rmSync(tree, { recursive: true });
  return [path.join(output, name), writeLatestLinux(output, version, [name], new Date(0)) ?? ''];
}
