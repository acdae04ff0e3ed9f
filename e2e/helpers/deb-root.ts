import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A root of its own, into which dpkg installs as into a computer's, with its database and its maintainer scripts; where one is not root, what dpkg would do is
 * done by hand.
 */
export class DebRoot {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'danping-root-'));
  readonly #isRoot = process.getuid?.() === 0;

  constructor() {
    for (const name of ['updates', 'info', 'triggers']) mkdirSync(this.at('var/lib/dpkg', name), { recursive: true });
    for (const name of ['status', 'available']) writeFileSync(this.at('var/lib/dpkg', name), '');
    mkdirSync(this.at('var/log'), { recursive: true });
  }

  at(...below: readonly string[]): string {
    return path.join(this.folder, ...below);
  }

  /** @throws with dpkg's words */
  install(deb: string, env: Readonly<Record<string, string>> = {}): void {
    if (this.#isRoot) return this.#dpkg(['--install', deb], env);
    execFileSync('dpkg-deb', ['--extract', deb, this.folder]);
    execFileSync('dpkg-deb', ['--control', deb, this.at('scripts')]);
    this.#script('postinst', 'configure', env);
  }

  /** Runs what is run as root at installation, without the files: they take their time. */
  configure(deb: string, env: Readonly<Record<string, string>>): void {
    if (!existsSync(this.at('scripts'))) execFileSync('dpkg-deb', ['--control', deb, this.at('scripts')]);
    const stage = execFileSync('dpkg-deb', ['--field', deb, 'Package'], { encoding: 'utf8' }).trim().replace('danping', 'Danping');
    mkdirSync(this.at('opt', stage), { recursive: true });
    writeFileSync(this.at('opt', stage, 'chrome-sandbox'), '');
    this.#script('postinst', 'configure', env);
  }

  remove(name: string): void {
    if (this.#isRoot) return this.#dpkg(['--remove', name]);
    this.#script('prerm', 'remove');
    for (const place of ['opt', 'usr/share']) rmSync(this.at(place), { recursive: true, force: true });
    this.#script('postrm', 'remove');
  }

  purge(name: string): void {
    if (this.#isRoot) this.#dpkg(['--purge', name]);
    else this.#script('postrm', 'purge');
  }

  /** Files, without dpkg's own. */
  files(): readonly string[] {
    const ours = ['opt', 'usr', 'etc'].filter((name) => existsSync(this.at(name)));
    return ours.flatMap((name) => readdirSync(this.at(name), { recursive: true, withFileTypes: true })).filter((entry) => !entry.isDirectory()).map((entry) => path.relative(this.folder, path.join(entry.parentPath, entry.name)));
  }

  drop(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The libraries that it depends on are those of the real root. */
  #dpkg(args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
    const place = [`--root=${this.folder}`, '--force-script-chrootless', '--force-depends', '--force-unsafe-io', '--no-triggers'];
    execFileSync('dpkg', [...place, ...args], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...env } });
  }

  #script(name: string, verb: string, env: Readonly<Record<string, string>> = {}): void {
    if (existsSync(this.at('scripts', name))) execFileSync(this.at('scripts', name), [verb], { stdio: 'pipe', env: { ...process.env, ...env, DPKG_ROOT: this.folder } });
  }
}
