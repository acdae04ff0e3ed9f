import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, lutimesSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** When the maintainer scripts of a package may run (Debian policy, chapter 6). */
export const scriptNames = ['preinst', 'postinst', 'prerm', 'postrm'] as const;
export type ScriptName = (typeof scriptNames)[number];

export interface Deb {
  /** A staging folder of its own: what lies in it is what lies below `/` later. `DEBIAN` is added to it. */
  readonly tree: string;
  /** The fields of `DEBIAN/control`, in the order in which they shall stand; `Installed-Size` is added. */
  readonly control: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Partial<Record<ScriptName, string>>>;
  /** Absolute paths of files that the admin may change, which an upgrade leaves alone. */
  readonly conffiles?: readonly string[];
  /** Paths below the tree whose mode is not that of an ordinary file (0644, 0755 where it may be run) or folder (0755). */
  readonly modes?: Readonly<Record<string, number>>;
  /** Where the package goes. */
  readonly to: string;
  /** Seconds since 1970: the time of every file in it, so that the same tree makes the same package, byte by byte. */
  readonly epochSeconds: number;
  /** How hard gzip tries, 1 to 9; 6 where nothing is said. */
  readonly level?: number;
}

/** Whether this machine has what makes a Debian package. */
export function canBuildDeb(): boolean {
  return spawnSync('dpkg-deb', ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * Makes a Debian package with dpkg-deb: everything belongs to root, the order of the files and their times do not depend on
 * who builds it. Packed by gzip, which every dpkg opens, those of ten years ago too.
 *
 * @throws with dpkg-deb's words
 */
export function buildDeb({ tree, control, scripts = {}, conffiles = [], modes = {}, to, epochSeconds, level = 6 }: Deb): void {
  const special = path.join(tree, 'DEBIAN');
  rmSync(special, { recursive: true, force: true });
  const files = [...filesIn(tree)].toSorted();
  setModes(tree, modes);
  mkdirSync(special);
  chmodSync(special, 0o755);
  const write = (name: string, text: string, mode = 0o644): void => {
    writeFileSync(path.join(special, name), text);
    chmodSync(path.join(special, name), mode);
  };
  write('control', controlText(control, installedKiB(tree, files)));
  write('md5sums', files.map((file) => `${md5Of(path.join(tree, file))}  ${file}\n`).join(''));
  if (conffiles.length > 0) write('conffiles', conffiles.map((file) => `${file}\n`).join(''));
  for (const name of scriptNames) {
    const script = scripts[name];
    if (script !== undefined) write(name, script, 0o755);
  }
  setTimes(tree, epochSeconds);
  const built = spawnSync('dpkg-deb', ['--root-owner-group', '-Zgzip', `-z${level}`, '--build', tree, to], {
    encoding: 'utf8',
    env: { ...process.env, SOURCE_DATE_EPOCH: String(epochSeconds) },
  });
  if (built.status !== 0) throw new Error(`dpkg-deb made no package: ${(built.stderr || String(built.error)).trim()}`);
}

/** Links are no files: what they lead to is counted where it lies. */
function* filesIn(folder: string, below = ''): Generator<string> {
  for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
    const name = path.posix.join(below, entry.name);
    if (entry.isDirectory()) yield* filesIn(folder, name);
    else if (entry.isFile()) yield name;
  }
}

/** The builder's umask is nobody's business. */
function setModes(tree: string, modes: Readonly<Record<string, number>>): void {
  const walk = (folder: string): void => {
    chmodSync(folder, 0o755);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(full);
      else if (entry.isFile()) chmodSync(full, lstatSync(full).mode & 0o100 ? 0o755 : 0o644);
    }
  };
  walk(tree);
  for (const [name, mode] of Object.entries(modes)) chmodSync(path.join(tree, name), mode);
}

function setTimes(folder: string, seconds: number): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) setTimes(full, seconds);
    else lutimesSync(full, seconds, seconds);
  }
  lutimesSync(folder, seconds, seconds);
}

function controlText(fields: Readonly<Record<string, string>>, installedSizeKiB: number): string {
  const lines = Object.entries({ ...fields, 'Installed-Size': String(installedSizeKiB) }).map(([name, value]) => `${name}: ${value}\n`);
  return lines.join('');
}

/** As Debian counts it (policy 5.6.20): each file rounded up to a KiB. */
function installedKiB(tree: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + Math.ceil(lstatSync(path.join(tree, file)).size / 1024), 0);
}

function md5Of(file: string): string {
  return createHash('md5').update(readFileSync(file)).digest('hex');
}
