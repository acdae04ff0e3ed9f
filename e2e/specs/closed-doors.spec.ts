import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { electronRuntime } from '../../scripts/lib/electron-binary.ts';
import { desktopArguments } from '../../scripts/lib/desktop.ts';
import { expect, test } from '../fixtures/scene.ts';

test('every window is sandboxed, isolated and without Node', async ({ scene }) => {
  const desk = await scene.desk();
  // What the window really got, not what was asked for: Electron tells it, though its types do not.
  const preferences = await desk.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const read: unknown = Reflect.get(contents, 'getLastWebPreferences');
      return typeof read === 'function' ? read.call(contents) : null;
    }),
  );
  expect(preferences).toHaveLength(2);
  for (const preference of preferences) {
    expect(preference).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false });
  }
  for (const page of [desk.main, desk.popup]) {
    expect(new URL(page.url()).protocol).toBe('app:');
    const names = ['require', 'process', 'module', 'exports', 'Buffer', 'ipcRenderer', 'electron', '__dirname', 'global'];
    expect(await page.evaluate((suspects) => suspects.filter((name) => name in globalThis), names)).toEqual([]);
    // Of the bridge the page has three named things; what it sends by is none of them.
    expect(await page.evaluate(() => Object.keys(Reflect.get(globalThis, 'danping')).toSorted())).toEqual(['call', 'caps', 'on']);
  }
});

test('every page comes with a policy that lets it run and fetch what is the app’s alone', async ({ scene }) => {
  const desk = await scene.desk();
  const policies = await desk.main.evaluate(() => Promise.all(['main', 'board', 'popup'].map(async (page) => (await fetch(`/${page}.html`)).headers.get('content-security-policy') ?? '')));
  for (const policy of policies) {
    const rules = new Map(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]));
    expect(['default-src', 'script-src', 'frame-ancestors', 'base-uri'].map((rule) => rules.get(rule))).toEqual(["'none'", "'self'", "'none'", "'none'"]);
    expect(policy).not.toMatch(/unsafe-|https?:|\*/);
  }
  const tried = await desk.main.evaluate(async () => {
    const fetched = (address: string): Promise<boolean> => fetch(address).then(() => true, () => false);
    return { elsewhere: await fetched('https://example.com/'), files: await fetched('file:///etc/passwd'), outside: (await fetch('/%2e%2e/%2e%2e/package.json')).status };
  });
  expect(tried).toEqual({ elsewhere: false, files: false, outside: 404 });
});

test('a page cannot leave the app, open windows or frames, be given permissions, or run what is not the app’s', async ({ scene }) => {
  const desk = await scene.desk();
  const before = desk.main.url();
  expect(await desk.main.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
  await desk.main.evaluate(() => location.assign('https://example.com/'));
  expect(desk.main.url()).toBe(before);
  const inline = await desk.main.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.inlineRan = true';
    document.head.append(script);
    return Reflect.get(globalThis, 'inlineRan');
  });
  expect(inline).toBeUndefined();

  const given = await desk.main.evaluate(async () => {
    const state = async (name: string): Promise<string> => (await navigator.permissions.query({ name: name as PermissionName })).state;
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', (error: Error) => error.name);
    return { notifications: await Notification.requestPermission(), location: await state('geolocation'), clipboard: await state('clipboard-read'), microphone };
  });
  expect(given).toEqual({ notifications: 'denied', location: 'denied', clipboard: 'denied', microphone: expect.stringMatching(/^Not(Allowed|Found)Error$/) });

  const refused = await desk.main.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => violations.push(`${effectiveDirective} ${blockedURI}`));
    for (const address of ['https://example.com/', 'popup.html']) {
      const frame = document.createElement('iframe');
      frame.src = address;
      const told = new Promise((resolve) => document.addEventListener('securitypolicyviolation', resolve, { once: true }));
      document.body.append(frame);
      await told;
    }
    return violations;
  });
  expect(refused).toEqual(['frame-src https://example.com', 'frame-src app']);
  expect(desk.app.windows()).toHaveLength(2);
});

test('the bridge refuses what it does not know, and a page that is not the app’s though it has the bridge', async ({ scene }) => {
  const desk = await scene.desk();
  const answers = await desk.main.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'danping');
    const ask = (...input: readonly unknown[]): Promise<unknown> => bridge.call(...input);
    return Promise.all([ask('no.such.method'), ask('__proto__'), ask('history.page', { after: null, limit: 100_000 }), ask('number.copy', { number: 7 })]);
  });
  const refusedAs = (code: string): unknown => expect.objectContaining({ ok: false, failure: expect.objectContaining({ code }) });
  expect(answers).toEqual([refusedAs('unknown-method'), refusedAs('unknown-method'), refusedAs('bad-input'), refusedAs('bad-input')]);

  const strangers = await desk.app.evaluate(async ({ app, BrowserWindow }) => {
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload: `${app.getAppPath()}/out/preload/index.cjs`, sandbox: true, contextIsolation: true } });
    try {
      await stranger.loadURL('about:blank');
      return await stranger.webContents.executeJavaScript(`danping.call('history.page', { after: null, limit: 1 })`);
    } finally {
      stranger.destroy();
    }
  });
  expect(strangers).toEqual(refusedAs('untrusted-sender'));
});

test('a second start shows the first instead of a second app', async ({ scene }) => {
  const desk = await scene.desk();
  const main = await desk.app.browserWindow(desk.main);
  await main.evaluate((window) => window.minimize());
  await expect.poll(() => main.evaluate((window) => window.isMinimized())).toBe(true);
  const { binary } = await electronRuntime();
  await promisify(execFile)(binary, [...desktopArguments([`--profile=${path.join(scene.folder, 'profile')}`])]);
  await expect.poll(() => main.evaluate((window) => window.isMinimized())).toBe(false);
});
