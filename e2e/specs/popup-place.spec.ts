import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures/scene.ts';
import { dragOnScreen } from '../helpers/hands.ts';
import { inboundRing } from '../helpers/documents.ts';
import { ask, boundsOf, colourOnScreen, hasKeyboard, workArea } from '../helpers/host.ts';
import { expectConnection, expectPainted, popupWindow } from '../helpers/marks.ts';

test('the pop-up stands in its corner, goes where it is dragged, is there after a kill, and can be put back', async ({ scene }) => {
  const before = await scene.desk();
  await expectConnection(before, 'live');
  await ask(before.main, 'settings.change', { popup: { corner: 'top-left' } });
  await scene.push(inboundRing('call-place'));
  await expectPainted(before, 'call-place', 'ringing');
  const area = await workArea(before);
  await expect.poll(() => boundsOf(before, before.popup)).toMatchObject({ x: area.x + 16, y: area.y + 16, width: 380 });

  const header = before.popup.locator('article header').first();
  const box = (await header.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await dragOnScreen({ x: area.x + 16 + box.x + 100, y: area.y + 16 + box.y + 8 }, { dx: 200, dy: 150 });
  await expect.poll(async () => (await boundsOf(before, before.popup)).x).toBe(area.x + 216);
  const dragged = await boundsOf(before, before.popup);
  const places = path.join(scene.folder, 'profile', 'places.json');
  await expect.poll(() => JSON.parse(readFileSync(places, 'utf8')).popup.length).toBe(1);
  await before.kill();

  const after = await scene.desk();
  await expectConnection(after, 'live');
  await scene.push(inboundRing('call-place', { eventUniqueId: 'place-again' }));
  await expect.poll(() => boundsOf(after, after.popup)).toMatchObject({ x: dragged.x, y: dragged.y });
  await ask(after.main, 'popup.resetPosition');
  await expect.poll(() => boundsOf(after, after.popup)).toMatchObject({ x: area.x + 16, y: area.y + 16 });
});

test('a full-screen window does not hide the pop-up, and keeps the keyboard', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const main = await desk.app.browserWindow(desk.main);
  await main.evaluate((window) => {
    window.setFullScreen(true);
    window.focus();
  });
  await expect.poll(() => main.evaluate((window) => window.isFullScreen() && window.isFocused())).toBe(true);

  await scene.push(inboundRing('call-over-all'));
  await expectPainted(desk, 'call-over-all', 'ringing');
  await desk.popup.evaluate(() => document.querySelector('article')?.style.setProperty('background', 'rgb(255, 0, 255)'));
  const { x, y, width, height } = await boundsOf(desk, desk.popup);
  await expect.poll(() => colourOnScreen(desk, { x: x + width - 8, y: y + height - 8 })).toBe('255,0,255');
  expect(await popupWindow(desk)).toMatchObject({ visible: true, focused: false });
  expect(await hasKeyboard(desk, desk.main)).toBe(true);
});

test('the main window comes back where it was, after a kill too', async ({ scene }) => {
  const before = await scene.desk();
  const wanted = { x: 120, y: 90, width: 900, height: 560 };
  const main = await before.app.browserWindow(before.main);
  await main.evaluate((window, bounds) => window.setBounds(bounds), wanted);
  await expect.poll(() => boundsOf(before, before.main)).toMatchObject({ width: 900, height: 560 });
  const settled = await boundsOf(before, before.main);
  const places = path.join(scene.folder, 'profile', 'places.json');
  const kept = (): unknown => existsSync(places) && JSON.parse(readFileSync(places, 'utf8')).main?.bounds;
  await expect.poll(kept).toEqual(settled);
  await before.kill();

  const after = await scene.desk();
  await expect.poll(() => boundsOf(after, after.main)).toEqual(settled);
});

test('the pop-up gets an edge that is seen on a dark desktop', async ({ scene }) => {
  const desk = await scene.desk({ switches: ['--lang=zh-CN', '--theme=dark'] });
  await expectConnection(desk, 'live');
  await ask(desk.main, 'settings.change', { popup: { border: 'bold' } });
  await scene.push(inboundRing('call-border'));
  await expectPainted(desk, 'call-border', 'ringing');
  const edge = await desk.popup.locator('[data-border="bold"]').evaluate((element) => {
    const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
    return { borderTopWidth, borderTopColor, backgroundColor };
  });
  expect(parseFloat(edge.borderTopWidth)).toBeGreaterThanOrEqual(3);
  const { x, y } = await boundsOf(desk, desk.popup);
  const [red, green, blue] = (await colourOnScreen(desk, { x: x + 190, y: y + 1 })).split(',').map(Number);
  // Light on dark, on the screen itself: the desktop of the tests is black.
  expect((red ?? 0) + (green ?? 0) + (blue ?? 0)).toBeGreaterThan(3 * 200);
});
