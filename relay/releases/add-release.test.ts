import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRelease } from './add-release.ts';
import { readLatest } from './latest-yml.ts';
import { ReleaseFolder } from './release-folder.ts';
import { madeRelease } from './testing/made-release.ts';

let home = '';
let folder = new ReleaseFolder('');
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'danping-releases-'));
  folder = new ReleaseFolder(join(home, 'data'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const add = (paths: readonly string[]) => addRelease(folder, paths, new Date('2026-11-20T08:00:00Z'));

describe('a release', () => {
  it('is taken in whole, other platforms later, and found again', async () => {
    expect(await add(madeRelease(join(home, 'a'), '1.2.0'))).toMatchObject({ ok: true, value: { version: '1.2.0' } });
    expect(await add(madeRelease(join(home, 'b'), '1.10.0'))).toMatchObject({ ok: true });
    expect(await add(madeRelease(join(home, 'c'), '1.2.0', { platform: 'win' }))).toMatchObject({ ok: true });
    expect(folder.list().map(({ version }) => version)).toEqual(['1.10.0', '1.2.0']);
    expect(folder.find('1.2.0')?.files.map(({ name }) => name)).toEqual(['Danping-Setup-1.2.0.exe', 'danping_1.2.0_amd64.deb', 'latest-linux.yml', 'latest.yml']);
    expect(readFileSync(folder.fileOf('1.2.0', 'danping_1.2.0_amd64.deb') ?? '', 'utf8')).toBe('installer of 1.2.0');
  });

  it('is refused when a file is not the one that its list names, and nothing of it stays', async () => {
    const paths = madeRelease(join(home, 'a'), '1.2.0');
    writeFileSync(paths[0] ?? '', 'installer of 1.2.1');
    expect(await add(paths)).toMatchObject({ ok: false, failure: { code: 'release-damaged' } });
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it.each([
    ['its list', [0]],
    ['a file of its list', [1]],
  ])('is refused without %s', async (_what, kept) => {
    const paths = madeRelease(join(home, 'a'), '1.2.0');
    expect(await add(kept.map((index) => paths[index] ?? ''))).toMatchObject({ ok: false, failure: { code: 'release-incomplete' } });
  });

  it('is refused with a file that no list names, a second version, or a file that is not there', async () => {
    const paths = madeRelease(join(home, 'a'), '1.2.0');
    writeFileSync(join(home, 'a', 'Danping.msi'), 'an installer that updates nothing');
    expect(await add([...paths, join(home, 'a', 'Danping.msi')])).toMatchObject({ ok: false, failure: { code: 'release-incomplete' } });
    expect(await add([...paths, ...madeRelease(join(home, 'b'), '1.3.0', { platform: 'win' })])).toMatchObject({ ok: false, failure: { code: 'release-incomplete' } });
    expect(await add([...paths, join(home, 'nothing.deb')])).toMatchObject({ ok: false, failure: { code: 'data-folder' } });
    expect(folder.list()).toEqual([]);
  });

  it('is never changed once it is here: the same version with other bytes is refused', async () => {
    await add(madeRelease(join(home, 'a'), '1.2.0'));
    expect(await add(madeRelease(join(home, 'b'), '1.2.0', { bytes: 'another build' }))).toMatchObject({ ok: false, failure: { code: 'release-differs' } });
    expect(readFileSync(folder.fileOf('1.2.0', 'danping_1.2.0_amd64.deb') ?? '', 'utf8')).toBe('installer of 1.2.0');
  });
});

describe('a latest.yml', () => {
  it('of electron-builder is read', () => {
    const text = "version: 1.0.0\r\nfiles:\r\n  - url: Danping Setup.exe\r\n    sha512: x\r\n";
    expect(readLatest('latest.yml', text)).toMatchObject({ ok: false, failure: { code: 'release-unreadable' } });
    const sha512 = `${'A'.repeat(86)}==`;
    const two = `version: 1.0.0\nfiles:\n  - url: a.zip\n    sha512: ${sha512}\n    size: 12\n    blockMapSize: 3\n  - url: b.dmg\n    sha512: ${sha512}\n    size: 13\npath: a.zip\nsha512: ${sha512}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`;
    expect(readLatest('latest-mac.yml', two)).toEqual({ ok: true, value: { version: '1.0.0', files: [{ name: 'a.zip', sha512, size: 12 }, { name: 'b.dmg', sha512, size: 13 }] } });
  });

  it.each(['../../etc/passwd', 'http://elsewhere/x.deb', 'a/b.deb', '.hidden', '-rf'])('does not lead to %s', (url) => {
    expect(readLatest('latest.yml', `version: 1.0.0\nfiles:\n  - url: ${url}\n    sha512: ${'A'.repeat(86)}==\n    size: 1\n`)).toMatchObject({ ok: false });
  });
});
