import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { cache } from '../../../lib/paths.ts';
import { unpackPackages } from '../../../lib/system-packages.ts';

/**
 * A program of a Debian package: the computer's own, else out of the package, which is fetched once and unpacked beside the project.
 *
 * @param file where it lies in the package
 * @returns its path; `null` where it cannot be had, or not be run with the libraries that are here
 */
export function debianProgram(name: string, file: string): string | null {
  if (existsSync(`/${file}`)) return `/${file}`;
  const folder = path.join(cache, 'debian', name);
  const program = path.join(folder, file);
  if (!existsSync(program) && !unpackPackages([name], folder)) return null;
  return spawnSync(program, ['-v'], { stdio: 'ignore' }).status === 0 ? program : null;
}
