import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { say } from './say.ts';

/** A thing the desktop app or its tests need of Linux, and the Debian packages that bring it (first that exists). */
interface Need {
  readonly present: () => boolean;
  readonly packages: readonly string[];
}

export interface Wanted {
  /** Electron's binary, whose shared libraries are looked up. */
  readonly electron: string;
  /** A virtual display and a window manager in it. */
  readonly display: boolean;
  /** A plain browser, for tests of the pages that the relay serves. */
  readonly browser?: boolean;
  /** A key store of the desktop, for the test that seals the desk's token in one. */
  readonly keyStore?: boolean;
  /** A hand that presses keys, for tests of what works in any window. */
  readonly keys?: boolean;
}

/**
 * Installs what is missing when run as root on Debian or a relative, naming it; otherwise says in one line
 * what to install.
 *
 * @throws when something is missing and cannot be installed from here.
 */
export function ensureSystemPackages(wanted: Wanted): void {
  if (process.platform !== 'linux') return;
  const missing = missingPackages(wanted);
  if (missing.length === 0) return;
  const names = missing.map((packages) => packages[0]).join(' ');
  if (!canInstall()) throw new Error(`Missing system packages: install them with "apt-get install ${names}" (or your distribution's names for them), then run the command again.`);
  say(`Installing system packages: ${names}`);
  install(missing);
  const still = missingPackages(wanted);
  if (still.length > 0) throw new Error(`Still missing after apt-get: ${still.map((packages) => packages[0]).join(' ')}. Install them by hand and run the command again.`);
}

/** Installs one Debian package where that can be done from here, naming it. @returns whether it was tried. */
export function installPackage(name: string): boolean {
  if (!canInstall()) return false;
  say(`Installing the system package ${name}`);
  install([[name]]);
  return true;
}

/**
 * Fetches Debian packages and unpacks them into a folder of their own: nothing is installed, and no service of theirs starts.
 *
 * @returns whether that could be done
 */
export function unpackPackages(names: readonly string[], folder: string): boolean {
  if (!hasProgram('apt-get') || !hasProgram('dpkg-deb')) return false;
  say(`Fetching ${names.join(', ')} into ${folder}`);
  const fetched = mkdtempSync(path.join(tmpdir(), 'danping-packages-'));
  try {
    if (canInstall()) spawnSync('apt-get', ['update'], { stdio: 'ignore' });
    if (spawnSync('apt-get', ['download', '-q', ...names], { cwd: fetched, stdio: 'ignore' }).status !== 0) return false;
    mkdirSync(folder, { recursive: true });
    return readdirSync(fetched).every((file) => spawnSync('dpkg-deb', ['-x', path.join(fetched, file), folder], { stdio: ['ignore', 'ignore', 2] }).status === 0);
  } finally {
    rmSync(fetched, { recursive: true, force: true });
  }
}

/** Whether there is such a program, after its package was installed where that can be done from here. */
export function ensureProgram(name: string, packageName: string): boolean {
  return hasProgram(name) || (installPackage(packageName) && hasProgram(name));
}

function missingPackages(wanted: Wanted): readonly (readonly string[])[] {
  const missing = [...needsOf(wanted)].filter((need) => !need.present()).map((need) => need.packages);
  return [...missing, ...missingLibraries(wanted.electron)].filter(
    (packages, index, all) => all.findIndex((other) => other[0] === packages[0]) === index,
  );
}

function* needsOf(wanted: Wanted): Generator<Need> {
  yield { present: hasChineseFont, packages: ['fonts-noto-cjk'] };
  if (wanted.browser) yield { present: () => hasProgram('chromium'), packages: ['chromium'] };
  if (wanted.keyStore) {
    yield { present: () => hasProgram('gnome-keyring-daemon'), packages: ['gnome-keyring'] };
    yield { present: () => hasProgram('dbus-daemon'), packages: ['dbus-daemon', 'dbus'] };
  }
  if (wanted.keys) yield { present: () => hasProgram('xdotool'), packages: ['xdotool'] };
  if (!wanted.display) return;
  yield { present: () => hasProgram('Xvfb'), packages: ['xvfb'] };
  yield { present: () => hasProgram('openbox'), packages: ['openbox'] };
}

function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${name}`));
}

function hasChineseFont(): boolean {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

/** Which packages bring the libraries that the dynamic linker does not find; GTK's own dependencies bring the rest. */
function missingLibraries(binary: string): readonly (readonly string[])[] {
  const listing = spawnSync('ldd', [binary], { encoding: 'utf8' });
  const missing = [...(listing.stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
  return missing.map((library) => {
    if (/^lib(nss|nspr|smime)/.test(library)) return ['libnss3'];
    if (library.startsWith('libgbm')) return ['libgbm1'];
    if (library.startsWith('libasound')) return ['libasound2', 'libasound2t64'];
    return ['libgtk-3-0', 'libgtk-3-0t64'];
  });
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && hasProgram('apt-get');
}

function install(missing: readonly (readonly string[])[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update'], { stdio: 'ignore', env });
  const names = missing.map((packages) => packages.find(isInstallable) ?? packages[0] ?? '');
  const result = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...names], { stdio: ['ignore', 'ignore', 2], env });
  if (result.status !== 0) say('apt-get install failed (see above).');
}

function isInstallable(name: string): boolean {
  const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
  return /Candidate: (?!\(none\))\S/.test(policy.stdout ?? '');
}
