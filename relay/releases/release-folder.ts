import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { versionPattern } from '../../src/shared/contract/updates.ts';
import { newerFirst } from '../../src/shared/contract/versions.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { releaseSchema, type Release } from './release.ts';

/** `releases/` in the data folder: for each version a folder with its files and `release.json`. */
export class ReleaseFolder {
  readonly path: string;

  constructor(data: string) {
    this.path = join(data, 'releases');
  }

  /** Newest version first. What is no whole release is not one. */
  list(): readonly Release[] {
    if (!existsSync(this.path)) return [];
    const found = readdirSync(this.path).filter((name) => versionPattern.test(name)).map((version) => this.find(version));
    return found.filter((release) => release !== null).toSorted((a, b) => newerFirst(a.version, b.version));
  }

  find(version: string): Release | null {
    if (!versionPattern.test(version)) return null;
    try {
      const read = releaseSchema.safeParse(JSON.parse(readFileSync(join(this.path, version, 'release.json'), 'utf8')));
      return read.success && read.data.version === version ? read.data : null;
    } catch {
      return null;
    }
  }

  /** Where a file of a release lies; `null` for one that is none of it. */
  fileOf(version: string, name: string): string | null {
    const file = this.find(version)?.files.find((each) => each.name === name);
    return file ? join(this.path, version, file.name) : null;
  }

  /** An empty folder beside the releases, in which one is put together. */
  makeWork(name: string): string {
    const work = join(this.path, name);
    mkdirSync(work, { recursive: true, mode: 0o700 });
    return work;
  }

  /**
   * Makes what lies in `work` a release, or adds it to what is there of that version: other platforms' files may come later. The record is
   * written last, whole. Fails with `release-differs`.
   */
  take(work: string, release: Release): Result<Release> {
    const held = this.find(release.version);
    const differing = held?.files.find((file) => release.files.some(({ name, sha512 }) => name === file.name && sha512 !== file.sha512));
    if (differing) return fail('release-differs', `Release ${release.version} is here with another ${differing.name}.`, 'Give the new build a version of its own, or remove the release first.');
    const folder = this.makeWork(release.version);
    for (const { name } of release.files) renameSync(join(work, name), join(folder, name));
    const added = release.files.filter(({ name }) => !held?.files.some((file) => file.name === name));
    const whole = { ...release, files: [...(held?.files ?? []), ...added].toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
    const fresh = join(folder, '.release.json');
    writeFileSync(fresh, `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(fresh, join(folder, 'release.json'));
    return ok(whole);
  }

  async remove(version: string): Promise<void> {
    if (versionPattern.test(version)) await rm(join(this.path, version), { recursive: true, force: true });
  }
}
