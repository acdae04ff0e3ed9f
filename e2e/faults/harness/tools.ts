import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackage } from '../../../scripts/lib/system-packages.ts';

/**
 * Sees to it that a program is there, as root on Debian by installing its package.
 *
 * @param program a name on the search path, or a file's path
 * @returns why it is not there; `null` where it is
 */
export function installedTool(program: string, debianPackage: string): string | null {
  if (process.platform !== 'linux') return 'this fault is caused on Linux only';
  if (isThere(program) || (installPackage(debianPackage) && isThere(program))) return null;
  return `${program.split('/').at(-1)} is missing: install the package ${debianPackage}`;
}

function isThere(program: string): boolean {
  return program.includes('/') ? existsSync(program) : spawnSync('which', [program]).status === 0;
}
