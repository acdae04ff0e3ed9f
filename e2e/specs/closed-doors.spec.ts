import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { electronRuntime } from '../../scripts/lib/electron-binary.ts';
import { desktopArguments } from '../../scripts/lib/desktop.ts';
import { expect, test } from '../fixtures/scene.ts';
import { inboundRing } from '../helpers/documents.ts';
import { cards, expectCard, expectConnection } from '../helpers/marks.ts';

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
    expect(await page.evaluate(() => typeof Reflect.get(globalThis, 'require'))).toBe('undefined');
    expect(new URL(page.url()).protocol).toBe('app:');
  }
});

test('a script in any field of a push never runs', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const payload = '<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script>';
  await scene.push(inboundRing('call-script', { agentName: payload, trunkNumber: payload, displayNumber: payload, customerNumber: payload, extras: { [payload]: payload } }));
  await expectCard(desk, 'call-script', 'ringing');
  await expect(cards(desk)).toContainText('<img');
  for (const page of [desk.main, desk.popup]) expect(await page.evaluate(() => Reflect.get(globalThis, 'ran'))).toBeUndefined();
});

test('a page cannot leave the app, open windows or run what is not the app’s', async ({ scene }) => {
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
  expect(desk.app.windows()).toHaveLength(2);
});

test('the bridge refuses what it does not know', async ({ scene }) => {
  const desk = await scene.desk();
  const answers = await desk.main.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'danping');
    const ask = (...input: readonly unknown[]): Promise<unknown> => bridge.call(...input);
    return Promise.all([ask('no.such.method'), ask('__proto__'), ask('history.page', { after: null, limit: 100_000 }), ask('number.copy', { number: 7 })]);
  });
  expect(answers).toEqual([
    expect.objectContaining({ ok: false, failure: expect.objectContaining({ code: 'unknown-method' }) }),
    expect.objectContaining({ ok: false, failure: expect.objectContaining({ code: 'unknown-method' }) }),
    expect.objectContaining({ ok: false, failure: expect.objectContaining({ code: 'bad-input' }) }),
    expect.objectContaining({ ok: false, failure: expect.objectContaining({ code: 'bad-input' }) }),
  ]);
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
