import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes `latest-linux.yml`, of which electron-updater reads what there is for Linux: as electron-builder writes it (its `UpdateInfo`), with the Debian package
 * that electron-builder did not make.
 *
 * @param names of the installers in `folder`
 */
export function writeLatestLinux(folder: string, version: string, names: readonly string[], releasedAt: Date): string | null {
  const files = names.filter((name) => /\.(deb|AppImage)$/.test(name)).toSorted().map((name) => {
    const bytes = readFileSync(path.join(folder, name));
    return { name, sha512: createHash('sha512').update(bytes).digest('base64'), size: bytes.length };
  });
  const [first] = files;
  if (!first) return null;
  const lines = [
    `version: ${version}`,
    'files:',
    ...files.flatMap(({ name, sha512, size }) => [`  - url: ${name}`, `    sha512: ${sha512}`, `    size: ${size}`]),
    `path: ${first.name}`,
    `sha512: ${first.sha512}`,
    `releaseDate: '${releasedAt.toISOString()}'`,
  ];
  const latest = path.join(folder, 'latest-linux.yml');
  writeFileSync(latest, `${lines.join('\n')}\n`);
  return latest;
}
