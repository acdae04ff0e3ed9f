import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { versionPattern } from '../../src/shared/contract/updates.ts';
import { newerFirst } from '../../src/shared/contract/versions.ts';
import type { Result } from '../../src/shared/result.ts';
import { fail, ok } from '../../src/shared/result.ts';
import { entryOf } from './changelog.ts';

export interface Released {
  readonly version: string;
  readonly tag: string;
  readonly notes: string;
}

const packageSchema = z.object({ version: z.string() });

/**
 * Makes a release of what is committed: the version in package.json and package-lock.json, one commit, one tag with the changelog's words. Nothing is pushed.
 * Fails, and changes nothing, with `version-wrong`, `tree-not-clean`, `changelog-missing`, `tag-exists` or `git-failed`.
 */
export function release(folder: string, version: string): Result<Released> {
  if (!versionPattern.test(version)) return fail('version-wrong', `"${version}" is no version.`, 'Give X.Y.Z, or X.Y.Z-rc.1 for a test build.');
  const before = packageSchema.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))).version;
  const isFirst = version === before && git(folder, 'tag', '--list', 'v*').stdout.trim() === '';
  if (!isFirst && newerFirst(version, before) >= 0) return fail('version-wrong', `${version} is not newer than ${before}.`, 'Count on: desks go back only from what was called back.');
  const status = git(folder, 'status', '--porcelain');
  if (status.status !== 0) return fail('git-failed', status.stderr.trim(), 'Run it in a clone.');
  if (status.stdout !== '') return fail('tree-not-clean', `There are changes that are not committed: ${status.stdout.split('\n')[0]?.trim()}.`, 'Commit them, or put them away.');
  const tag = `v${version}`;
  if (git(folder, 'rev-parse', '--quiet', '--verify', `refs/tags/${tag}`).status === 0) return fail('tag-exists', `The tag ${tag} is there already.`, 'Take the next version.');
  const changelog = path.join(folder, 'CHANGELOG.md');
  const notes = existsSync(changelog) ? entryOf(readFileSync(changelog, 'utf8'), version) : null;
  if (notes === null) return fail('changelog-missing', `CHANGELOG.md has no words under "## ${version}".`, 'Write what changed for the people who use it, and commit it.');

  const files = isFirst ? [] : ['package.json', 'package-lock.json'];
  for (const file of files) setVersion(path.join(folder, file), before, version);
  const steps = [...(isFirst ? [] : [['commit', '--quiet', '--message', `Release ${version}`, '--', ...files]]), ['tag', '--annotate', tag, '--message', `Danping ${version}\n\n${notes}`]];
  for (const step of steps) {
    const done = git(folder, ...step);
    if (done.status !== 0) return fail('git-failed', `git ${step[0]}: ${done.stderr.trim()}`, 'Put it right by hand: the version may stand in package.json already.');
  }
  return ok({ version, tag, notes });
}

/** In place: npm's own form of these files stays as it is. The first two of a lock file are the project's, the others its packages'. */
function setVersion(file: string, before: string, version: string): void {
  const text = readFileSync(file, 'utf8');
  const times = path.basename(file) === 'package-lock.json' ? 2 : 1;
  let left = times;
  const changed = text.replaceAll(`"version": "${before}"`, (found) => (left-- > 0 ? `"version": "${version}"` : found));
  writeFileSync(file, changed);
}

function git(folder: string, ...args: string[]) {
  return spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
}
