import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { TemporaryDirectory } from '../../auth/testing/temporary-directory.ts';
import { openWebAccess } from '../../auth/web/open-access.ts';
import { builtPages, webApp } from '../testing/main-app.ts';

const temporary = new TemporaryDirectory();
const access = openWebAccess(temporary.store);
const built = builtPages();
const app = webApp(access, { pages: built });
afterAll(async () => {
  await app.close();
  temporary[Symbol.dispose]();
  rmSync(built, { recursive: true, force: true });
});

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

describe('the pages', () => {
  test.each(['/board', '/admin', '/desk', '/login', '/setup/abc', '/assets/board-abc.js'])('%s comes with every lock', async (url) => {
    const { statusCode, headers } = await app.inject(url);
    expect([statusCode, headers['content-security-policy']]).toEqual([200, policy]);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('microphone=()'),
    });
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('find their files from wherever they stand', async () => {
    expect((await app.inject('/setup/abc')).body).toContain('src="/assets/board-abc.js"');
  });

  test('are asked for anew each time, their files never', async () => {
    expect((await app.inject('/board')).headers['cache-control']).toBe('no-store');
    expect((await app.inject('/assets/board-abc.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('travel small to whoever can unpack them', async () => {
    const packed = await app.inject({ url: '/assets/board-abc.js', headers: { 'accept-encoding': 'br, gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString()).toBe((await app.inject('/assets/board-abc.js')).body);
  });

  test.each([
    '/assets/../secret.txt', '/assets/%2e%2e/secret.txt', '/assets/..%2fsecret.txt', '/assets/..%5csecret.txt', '/assets/%2fetc/passwd', '/assets//etc/passwd',
    '/assets/', '/assets', '/assets/nothing.js', '/secret.txt', '/board.html', '/assets/board-abc.js%00.css', '/assets/__proto__', '/board/',
  ])('%s is nothing', async (url) => expect((await app.inject(url)).statusCode).toBe(404));
});

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN', '页面尚未生成'],
  ['vi', 'vi', 'chưa có các trang'],
  ['fr, vi;q=0.5, en;q=0.9', 'en', 'not built'],
  ['en;q=0, zh', 'zh-CN', '页面尚未生成'],
  [undefined, 'en', 'not built'],
  [';;q=x,,', 'en', 'not built'],
])('where nothing is built, whoever reads %s is told in %s what to run; once it is, the page stands', async (accepted, language, words) => {
  const folder = mkdtempSync(join(tmpdir(), 'danping-pages-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const bare = webApp(access, { pages: join(folder, 'not-there') });
  const answer = await bare.inject({ url: '/board', headers: accepted === undefined ? {} : { 'accept-language': accepted } });
  expect([answer.statusCode, answer.headers['content-security-policy']]).toEqual([503, policy]);
  expect(answer.body).toContain(`lang="${language}"`);
  expect(answer.body).toContain(words);
  expect(answer.body).toContain('npm run build');
  expect((await bare.inject('/healthz')).statusCode).toBe(200);
  cpSync(built, join(folder, 'not-there'), { recursive: true });
  expect((await bare.inject('/board')).statusCode).toBe(200);
  await bare.close();
});
