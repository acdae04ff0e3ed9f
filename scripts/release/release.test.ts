import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { entryOf } from './changelog.ts';
import { release } from './release.ts';

const who = ['-c', 'user.name=Release', '-c', 'user.email=release@danping.invalid'];

/** A small project of its own, committed and tagged. */
function project(): { readonly folder: string; git(...args: string[]): string; write(name: string, text: string): void; commit(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'danping-release-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  const commit = (): void => void git(...who, 'commit', '--quiet', '--all', '--message', 'x');
  git('init', '--quiet');
  git('config', 'user.name', 'Release');
  git('config', 'user.email', 'release@danping.invalid');
  write('package.json', '{\n  "name": "p",\n  "version": "0.1.0",\n  "dependencies": { "other": "0.1.0" }\n}\n');
  write('package-lock.json', '{\n  "name": "p",\n  "version": "0.1.0",\n  "packages": {\n    "": { "version": "0.1.0" },\n    "node_modules/other": { "version": "0.1.0" }\n  }\n}\n');
  write('CHANGELOG.md', '# Changelog\n\n## 0.2.0 (2026-11-21)\n\n- Calls ring louder.\n\n## 0.1.0\n\n- First.\n');
  git('add', '.');
  commit();
  git('tag', 'v0.1.0');
  return { folder, git, write, commit };
}

describe('a release', () => {
  it('is one commit with the version in both files, and a tag with the changelog’s words', () => {
    const { folder, git } = project();
    expect(release(folder, '0.2.0')).toEqual({ ok: true, value: { version: '0.2.0', tag: 'v0.2.0', notes: '- Calls ring louder.' } });
    expect(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))).toMatchObject({ version: '0.2.0', dependencies: { other: '0.1.0' } });
    expect(JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8'))).toEqual({ name: 'p', version: '0.2.0', packages: { '': { version: '0.2.0' }, 'node_modules/other': { version: '0.1.0' } } });
    expect(git('status', '--porcelain')).toBe('');
    expect(git('log', '-1', '--format=%s')).toBe('Release 0.2.0\n');
    expect(git('tag', '--list', '--format=%(contents)', 'v0.2.0')).toContain('Calls ring louder');
  });

  it.each([
    ['no version', '0.2', 'version-wrong'],
    ['an older version', '0.0.9', 'version-wrong'],
    ['the version that is out', '0.1.0', 'version-wrong'],
    ['a version that the changelog does not know', '0.3.0', 'changelog-missing'],
  ])('is refused for %s, and nothing is changed', (_what, version, code) => {
    const { folder, git } = project();
    expect(release(folder, version)).toMatchObject({ ok: false, failure: { code } });
    expect([git('status', '--porcelain'), git('tag')]).toEqual(['', 'v0.1.0\n']);
  });

  it('is refused with changes that are not committed, and for a tag that is there', () => {
    const { folder, git, write, commit } = project();
    write('CHANGELOG.md', `${readFileSync(path.join(folder, 'CHANGELOG.md'), 'utf8')}\n`);
    expect(release(folder, '0.2.0')).toMatchObject({ ok: false, failure: { code: 'tree-not-clean' } });
    commit();
    git('tag', 'v0.2.0');
    expect(release(folder, '0.2.0')).toMatchObject({ ok: false, failure: { code: 'tag-exists' } });
  });

  it('of a project that has none yet may be the version that stands there', () => {
    const { folder, git } = project();
    git('tag', '--delete', 'v0.1.0');
    expect(release(folder, '0.1.0')).toMatchObject({ ok: true, value: { tag: 'v0.1.0' } });
    expect(git('rev-list', '--count', 'HEAD')).toBe('1\n');
  });
});

describe('the changelog', () => {
  it('has words for a version under its own heading alone', () => {
    const text = '# Changelog\n\n## Unreleased\n\n- Later.\n\n## [1.10.0] - 2026-01-01\n\n- Ten.\n\n## 1.1.0\n\n## 1.0.0\n\n- One.\n';
    expect(entryOf(text, '1.10.0')).toBe('- Ten.');
    expect(entryOf(text, '1.1.0')).toBeNull();
    expect(entryOf(text, '1.0.0')).toBe('- One.');
    expect(entryOf(text, '1.0')).toBeNull();
  });
});
