import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Platform } from '../asked.ts';
import { canBuildDeb } from '../deb.ts';

/** One thing that can be built for a platform. */
export interface Installer {
  readonly title: string;
  readonly platform: Platform;
  /** electron-builder's target, or `deb`, which is made of what `dir` left. */
  readonly target: 'dir' | 'deb' | 'AppImage' | 'nsis' | 'msi' | 'dmg' | 'zip';
  /** Why this machine cannot build it; `null`: it can. */
  readonly leftOut: string | null;
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Whether the pinned Electron's own download is here; else nothing is packed but this machine's own kind, as a test. */
  readonly official: boolean;
  readonly canBuildDeb: boolean;
  readonly hasWine: boolean;
  /** Where electron-builder fetches Electron for other platforms, and its tools. */
  readonly canFetch: boolean;
}

const hosts: Readonly<Record<Platform, NodeJS.Platform>> = { linux: 'linux', win: 'win32', mac: 'darwin' };

/** What there is to build for these platforms, and what keeps this machine from it. */
export function installersFor(platforms: readonly Platform[], machine: Machine): readonly Installer[] {
  const of = (platform: Platform, target: Installer['target'], title: string, ...reasons: readonly (string | null)[]): Installer => {
    const leftOut = [foreign(platform, machine), ...reasons].find((reason) => reason !== null) ?? null;
    return { title, platform, target, leftOut };
  };
  const tools = machine.canFetch ? null : 'its packer cannot be fetched: github.com cannot be reached from here';
  const wine = machine.platform === 'win32' || machine.hasWine ? null : 'it needs Windows, or Wine';
  const mac = machine.platform === 'darwin' ? null : 'it needs macOS';
  const all = [
    of('linux', 'dir', 'the folder for Linux', null),
    of('linux', 'deb', 'the Debian package', machine.canBuildDeb ? null : 'this computer has no dpkg-deb'),
    of('linux', 'AppImage', 'the AppImage', machine.official ? tools : 'it is not built from the test runtime'),
    of('win', 'nsis', 'the setup for Windows (NSIS)', tools),
    of('win', 'msi', 'the package for group policies (MSI)', wine, tools),
    of('mac', 'dmg', 'the disk image for macOS (dmg, universal)', mac, tools),
    of('mac', 'zip', 'the archive that updates macOS (zip, universal)', mac, tools),
  ];
  return all.filter(({ platform }) => platforms.includes(platform));
}

/** Another platform's Electron has to be fetched, the very one that is released. */
function foreign(platform: Platform, { platform: here, official, canFetch }: Machine): string | null {
  if (hosts[platform] === here) return null;
  if (!official) return 'only this computer’s own kind is packed from the test runtime';
  return canFetch ? null : 'Electron for it cannot be fetched: github.com cannot be reached from here';
}

/** What this machine has and reaches. */
export async function thisMachine(official: boolean): Promise<Machine> {
  return {
    platform: process.platform,
    official,
    canBuildDeb: canBuildDeb(),
    hasWine: spawnSync('wine', ['--version'], { stdio: 'ignore' }).status === 0,
    canFetch: official && (hasMirror() || hasFetched() || (await reaches('https://github.com'))),
  };
}

function hasMirror(): boolean {
  return process.env['ELECTRON_BUILDER_BINARIES_MIRROR'] !== undefined && process.env['ELECTRON_MIRROR'] !== undefined;
}

/** A cache that somebody filled for a closed network. */
function hasFetched(): boolean {
  return existsSync(process.env['ELECTRON_BUILDER_CACHE'] ?? path.join(homedir(), '.cache', 'electron-builder'));
}

async function reaches(address: string): Promise<boolean> {
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(5_000) });
    return true;
  } catch {
    return false;
  }
}
