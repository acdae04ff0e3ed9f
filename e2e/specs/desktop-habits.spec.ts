import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { electronRuntime } from '../../scripts/lib/electron-binary.ts';
import { desktopArguments } from '../../scripts/lib/desktop.ts';
import { expect, test } from '../fixtures/scene.ts';
import { inboundRing } from '../helpers/documents.ts';
import { Line } from '../faults/harness/line.ts';
import { clickOnScreen, press, typeText } from '../helpers/hands.ts';
import { ask, boundsOf, hasKeyboard } from '../helpers/host.ts';
import { cards, expectCard, expectConnection, expectPainted, popupWindow } from '../helpers/marks.ts';

test('after a change of network the desk connects by itself, and the call of meanwhile pops up', async ({ scene }) => {
  const line = await Line.to(scene.relay.port);
  try {
    const desk = await scene.desk({ switches: ['--lang=zh-CN', `--relay=http://127.0.0.1:${line.port}`] });
    await expectConnection(desk, 'live');
    line.goDead();
    await expectConnection(desk, 'stale');
    await scene.push(inboundRing('call-meanwhile'));
    line.comeBack();
    await expectConnection(desk, 'live');
    await expectCard(desk, 'call-meanwhile', 'ringing');
  } finally {
    await line.close();
  }
});

test('a computer that slept shows nothing as live until it has asked', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await desk.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await expectConnection(desk, 'stale');
  await desk.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expectConnection(desk, 'live');
});

test('the hot key takes the keyboard into the pop-up, Esc gives it back to the window that had it', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await ask(desk.main, 'settings.change', { hotKeys: { popup: 'CommandOrControl+Alt+K' } });
  const main = await desk.app.browserWindow(desk.main);
  await main.evaluate((window) => window.focus());
  await scene.push(inboundRing('call-one'));
  await scene.push(inboundRing('call-two'));
  await expectPainted(desk, 'call-two', 'ringing');
  await expect.poll(() => hasKeyboard(desk, desk.main)).toBe(true);

  await press('ctrl+alt+k');
  await expect.poll(() => hasKeyboard(desk, desk.popup)).toBe(true);
  await press('Escape');
  await expect.poll(() => hasKeyboard(desk, desk.main)).toBe(true);
  await expect(cards(desk)).toHaveCount(1);
  const popup = await desk.app.browserWindow(desk.popup);
  await expect.poll(() => popup.evaluate((window) => window.isVisible() && !window.isFocused())).toBe(true);

  await press('ctrl+alt+k');
  await expect.poll(() => hasKeyboard(desk, desk.popup)).toBe(true);
  await press('ctrl+alt+k');
  await expect.poll(() => hasKeyboard(desk, desk.main)).toBe(true);
  await expect(cards(desk)).toHaveCount(1);
});

test('a click into the note takes the keyboard, a click elsewhere gives it up, and nothing typed is lost', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await scene.push(inboundRing('call-note'));
  await expectPainted(desk, 'call-note', 'ringing');
  expect(await hasKeyboard(desk, desk.popup)).toBe(false);
  const window = await boundsOf(desk, desk.popup);
  const button = (await desk.popup.locator('[data-action="note"]').boundingBox()) ?? window;
  await clickOnScreen({ x: window.x + button.x + 8, y: window.y + button.y + 8 });
  await expect.poll(() => hasKeyboard(desk, desk.popup)).toBe(true);
  await typeText('refund');
  await expect(desk.popup.locator('textarea')).toHaveValue('refund');

  const main = await boundsOf(desk, desk.main);
  await clickOnScreen({ x: main.x + main.width / 2, y: main.y + main.height / 2 });
  await expect.poll(() => hasKeyboard(desk, desk.main)).toBe(true);
  await expect.poll(async () => (await popupWindow(desk)).visible).toBe(true);
  await expect(desk.popup.locator('textarea')).toHaveValue('refund');
});

test('a hot key that another program has is told in words', async ({ scene }) => {
  const first = await scene.desk({ switches: ['--lang=en'] });
  await ask(first.main, 'settings.change', { hotKeys: { popup: 'CommandOrControl+Alt+F8' } });
  const second = await scene.desk({ agentNumber: '20002', profile: 'profile-of-20002', switches: ['--lang=en'] });
  await expectConnection(second, 'live');
  await ask(second.main, 'settings.change', { hotKeys: { popup: 'CommandOrControl+Alt+F8' } });
  await expect(second.main.locator('[data-failure="hot-keys-taken"]')).toContainText('used by another program');
});

test('a tel: link asks before it dials, one that is no number does nothing, and a call’s link leads to it', async ({ scene }) => {
  const desk = await scene.desk({ switches: ['--lang=en', '--theme=light'] });
  await expectConnection(desk, 'live');
  const { binary } = await electronRuntime();
  const open = (link: string): Promise<unknown> =>
    promisify(execFile)(binary, [...desktopArguments([`--profile=${path.join(scene.folder, 'profile')}`]), link]);
  await open('tel:1-800-FLOWERS');
  await open('tel:+86-138-1234-5678;ext=7');
  const request = desk.main.locator('[data-dial-request]');
  await expect(request).toHaveAttribute('data-dial-request', '+8613812345678');
  await request.getByRole('button', { name: 'Cancel' }).click();
  await expect(request).toHaveCount(0);

  await scene.push(inboundRing('call/of a link'));
  await expectCard(desk, 'call/of a link', 'ringing');
  await open(`danping://call/${encodeURIComponent('call/of a link')}`);
  await expect(desk.main.locator('[data-nav="history"]')).toHaveAttribute('aria-current', 'page');
});

test('at log-in the app starts without its window, as it was started now', async ({ scene }) => {
  const config = path.join(scene.folder, 'config');
  const desk = await scene.desk({ env: { XDG_CONFIG_HOME: config }, switches: ['--lang=vi', '--hidden'] });
  await expectConnection(desk, 'live');
  const main = await desk.app.browserWindow(desk.main);
  // No tray on this desktop: out of the way, but to be found.
  await expect.poll(() => main.evaluate((window) => window.isMinimized() && !window.isFocused())).toBe(true);
  const file = path.join(config, 'autostart', 'app.danping.desktop.desktop');
  await ask(desk.main, 'settings.change', { startAtLogIn: true });
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toContain('"--lang=vi" "--hidden"');
  expect(readFileSync(file, 'utf8')).not.toContain(scene.tokens.get('20001'));
  await ask(desk.main, 'settings.change', { startAtLogIn: false });
  await expect.poll(() => existsSync(file)).toBe(false);
});
