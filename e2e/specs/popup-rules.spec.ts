import { expect, test } from '../fixtures/scene.ts';
import { inboundRing } from '../helpers/documents.ts';
import { ask } from '../helpers/host.ts';
import { cards, expectCard, expectConnection, expectPainted, historyRows, popupWindow } from '../helpers/marks.ts';

test('fifty calls in one second: three cards, none lost, and the app answers all the while', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await desk.popup.evaluate(() => {
    const most = { cards: 0 };
    Reflect.set(globalThis, 'most', most);
    new MutationObserver(() => {
      most.cards = Math.max(most.cards, document.querySelectorAll('[data-call-id]').length);
    }).observe(document.body, { childList: true, subtree: true });
  });
  const pushes = Array.from({ length: 50 }, (_, index) => scene.push(inboundRing(`call-${index}`, { customerNumber: String(13_800_000_000 + index) })));
  const answers = Promise.all(pushes);
  await desk.main.locator('[data-nav="history"]').click();
  await desk.main.locator('[data-nav="today"]').click();
  expect(new Set(await answers)).toEqual(new Set([200]));

  await expect(cards(desk)).toHaveCount(3);
  await expect(desk.popup.locator('[data-more]')).toHaveAttribute('data-more', '47');
  expect(await desk.popup.evaluate(() => Reflect.get(globalThis, 'most').cards)).toBe(3);
  expect(desk.app.windows()).toHaveLength(2);
  await expect(desk.main.locator('[data-nav="today"]')).toHaveAttribute('aria-current', 'page');
  expect(await ask(desk.main, 'history.page', { after: null, limit: 100 })).toHaveProperty('rows.length', 50);
});

test('a test pops up without relay and rules, and leaves no trace', async ({ scene }) => {
  const desk = await scene.desk({ switches: ['--lang=en', '--theme=light'] });
  await expectConnection(desk, 'live');
  await ask(desk.main, 'settings.change', { popup: { mode: 'off' } });
  await scene.stopRelay();
  await expectConnection(desk, 'offline');
  await ask(desk.main, 'popup.test', { direction: 'inbound' });
  await expect(cards(desk)).toHaveCount(1);
  await expect(cards(desk)).toHaveAttribute('data-state', 'ringing');
  await expect(cards(desk)).toContainText('Test call');
  await expect.poll(async () => (await popupWindow(desk)).visible).toBe(true);
  expect((await popupWindow(desk)).focused).toBe(false);
  await expect(cards(desk)).toHaveAttribute('data-state', 'ended');
  await expect(await historyRows(desk)).toHaveCount(0);
});

test('pop-ups that are off, or off for a direction, stay away; the call is in the window all the same', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await ask(desk.main, 'settings.change', { popup: { directions: { inbound: false } } });
  await scene.push(inboundRing('call-quiet'));
  await expect(await historyRows(desk)).toHaveCount(1);
  await expect(cards(desk)).toHaveCount(0);
  await ask(desk.main, 'settings.change', { popup: { directions: { inbound: true } } });
  await expectCard(desk, 'call-quiet', 'ringing');
  await ask(desk.main, 'settings.change', { popup: { mode: 'off' } });
  await expect(cards(desk)).toHaveCount(0);
  await expect.poll(async () => (await popupWindow(desk)).visible).toBe(false);
  await ask(desk.main, 'settings.change', { popup: { mode: 'on' } });
  await expectPainted(desk, 'call-quiet', 'ringing');
});
