import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/lib/paths.ts';

export interface PackedApp {
  /** The folder as electron-builder left it. */
  readonly folder: string;
  /** `danping`, or `danping-test` where it was packed from a runtime that is not released. */
  readonly program: string;
  /** The Debian package; `null` where this computer cannot make one. */
  readonly deb: string | null;
}

let packed: Promise<PackedApp> | null = null;

/** What `npm run dist` makes of these sources for Linux: once for all the tests that start it. */
export function packedApp(): Promise<PackedApp> {
  packed ??= pack();
  return packed;
}

async function pack(): Promise<PackedApp> {
  await promisify(execFile)(process.execPath, [path.join(root, 'scripts', 'run.mjs'), 'dist', '--desktop', '--linux'], { cwd: root });
  const output = path.join(root, 'dist');
  const folder = path.join(output, 'linux-unpacked');
  const program = readdirSync(folder).find((name) => /^danping(-test)?$/.test(name)) ?? '';
  const deb = readdirSync(output).find((name) => name.startsWith(`${program}_`) && name.endsWith('.deb'));
  return { folder, program, deb: deb !== undefined && existsSync(path.join(output, deb)) ? path.join(output, deb) : null };
}
