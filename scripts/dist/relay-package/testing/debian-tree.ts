import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, globSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a package of ours may ask of a Debian that is nothing but Debian. */
const wanted = ['passwd', 'libstdc++6', 'libgcc-s1', 'init-system-helpers', 'mawk'];
const leftOut = /^\/usr\/share\/(doc|man|info|locale|zoneinfo|bug|lintian)(\/|$)/;
const mergedFolders = ['bin', 'sbin', 'lib', 'lib64'];

/**
 * Makes a small Debian of its own below a folder, from this computer's: the essential packages and what they need, as dpkg lists them,
 * with a database that knows these and nothing else. Nothing of what else is installed or configured here is in it, no Node for one.
 */
export function makeDebianTree(tree: string): void {
  const packages = needed(installed());
  mkdirSync(tree, { recursive: true });
  for (const name of mergedFolders) {
    if (!isLink(`/${name}`)) continue;
    mkdirSync(path.join(tree, 'usr', name), { recursive: true });
    symlinkSync(`usr/${name}`, path.join(tree, name));
  }
  const files = output('dpkg-query', '-L', ...packages.map(({ query }) => query))
    .split('\n')
    .filter((file) => file.startsWith('/') && file !== '/.' && !leftOut.test(file) && existsSync(file) && !mergedFolders.includes(file.slice(1)));
  const archived = spawnSync('tar', ['c', '--no-recursion', '-C', '/', '-T', '-'], { input: [...new Set(files)].map((file) => `.${file}\n`).join(''), maxBuffer: 1 << 30 });
  const unpacked = spawnSync('tar', ['x', '-C', tree], { input: archived.stdout });
  if (unpacked.status !== 0) throw new Error(`the tree could not be filled: ${unpacked.stderr.toString()}`);

  for (const name of ['passwd', 'group']) copyFileSync(`/usr/share/base-passwd/${name}.master`, path.join(tree, 'etc', name));
  const dpkg = path.join(tree, 'var/lib/dpkg');
  for (const name of ['info', 'updates', 'triggers', 'parts']) mkdirSync(path.join(dpkg, name), { recursive: true });
  writeFileSync(path.join(dpkg, 'available'), '');
  writeFileSync(path.join(dpkg, 'status'), packages.map(({ query }) => `${output('dpkg-query', '-s', query).trim()}\n\n`).join(''));
  for (const { name } of packages) for (const file of globSync(`/var/lib/dpkg/info/${name}{:*,}.*`)) cpSync(file, path.join(dpkg, 'info', path.basename(file)));
  copyFileSync('/var/lib/dpkg/info/format', path.join(dpkg, 'info/format'));

  for (const name of ['dev', 'proc', 'sys', 'run', 'tmp', 'root', 'opt', 'var/log', 'var/tmp', 'var/backups', 'etc/systemd/system']) mkdirSync(path.join(tree, name), { recursive: true });
  chmodSync(path.join(tree, 'tmp'), 0o1777);
  // A device cannot be made in every container; a file will do where things are thrown away.
  writeFileSync(path.join(tree, 'dev/null'), '');
  chmodSync(path.join(tree, 'dev/null'), 0o666);
}

/** Why no such tree can be made and entered here; `null` where it can. */
export function whyNoDebian(): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'it takes Linux on x64.';
  if (!existsSync('/usr/bin/dpkg-deb') || !existsSync('/usr/share/base-passwd/passwd.master')) return 'this computer has no dpkg.';
  if (process.getuid?.() !== 0) return 'only root installs packages.';
  return spawnSync('chroot', ['/', 'true']).status === 0 ? null : 'this computer lets nobody enter a tree of their own (chroot).';
}

interface Installed {
  readonly name: string;
  /** With its architecture, as dpkg-query takes it. */
  readonly query: string;
  readonly essential: boolean;
  readonly needs: readonly (readonly string[])[];
  readonly provides: readonly string[];
}

function installed(): readonly Installed[] {
  const fields = '${Package}\t${binary:Package}\t${Essential}\t${Pre-Depends}, ${Depends}\t${Provides}\t${Status}\n';
  return output('dpkg-query', '-W', `-f=${fields}`)
    .split('\n')
    .filter((line) => line.endsWith('\tinstall ok installed'))
    .map((line) => {
      const [name = '', query = '', essential, needs = '', provides = ''] = line.split('\t');
      return { name, query, essential: essential === 'yes', needs: listOf(needs).map((each) => each.split('|').map(bare)), provides: listOf(provides).map(bare) };
    });
}

function needed(all: readonly Installed[]): readonly Installed[] {
  const taken = new Set<Installed>();
  const take = (alternatives: readonly string[]): void => {
    const found = all.find(({ name }) => alternatives.includes(name)) ?? all.find(({ provides }) => provides.some((each) => alternatives.includes(each)));
    if (!found || taken.has(found)) return;
    taken.add(found);
    for (const need of found.needs) take(need);
  };
  for (const name of [...all.filter(({ essential }) => essential).map((each) => each.name), ...wanted]) take([name]);
  return [...taken];
}

function listOf(text: string): readonly string[] {
  return text.split(',').map((part) => part.trim()).filter((part) => part !== '');
}

function bare(dependency: string): string {
  return dependency.trim().replace(/[\s(:].*$/, '');
}

function output(program: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return stdout;
}

function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
