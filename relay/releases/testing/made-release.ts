import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A release in small, as `npm run dist` leaves one for Linux. @returns the paths of its files */
export function madeRelease(folder: string, version: string, { bytes = `installer of ${version}`, platform = 'linux' }: { readonly bytes?: string; readonly platform?: 'linux' | 'win' } = {}): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const name = platform === 'linux' ? `danping_${version}_amd64.deb` : `Danping-Setup-${version}.exe`;
  const sha512 = createHash('sha512').update(bytes).digest('base64');
  writeFileSync(join(folder, name), bytes);
  const latest = join(folder, platform === 'linux' ? 'latest-linux.yml' : 'latest.yml');
  writeFileSync(latest, latestText({ version, name, sha512, size: Buffer.byteLength(bytes) }));
  return [join(folder, name), latest];
}

/** What electron-builder 26 writes. */
export function latestText({ version, name, sha512, size }: { readonly version: string; readonly name: string; readonly sha512: string; readonly size: number }): string {
  return `version: ${version}\nfiles:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${size}\npath: ${name}\nsha512: ${sha512}\nreleaseDate: '2026-11-20T08:00:00.000Z'\n`;
}
