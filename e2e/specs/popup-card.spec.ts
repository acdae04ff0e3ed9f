import { AxeBuilder } from '@axe-core/playwright';
import type { DesktopProcess } from '../../scripts/lib/desktop-process.ts';
import { expect, test } from '../fixtures/scene.ts';
import { dialout, inboundRing } from '../helpers/documents.ts';
import { cards, expectCard, expectConnection, expectPainted } from '../helpers/marks.ts';

const template = {
  id: 'crm',
  name: 'CRM',
  url: 'https://crm.example.com/?n={customerNumber}&order={extras.orderId}',
  on: 'ring',
  directions: { inbound: true, outbound: true, internal: true },
  numberPattern: null,
  allowHttp: false,
};

/** Asks the host as the pages do. */
function ask(desk: DesktopProcess, method: string, input: unknown): Promise<unknown> {
  return desk.popup.evaluate(([name, given]) => Reflect.get(globalThis, 'danping').call(name, given), [method, input] as const);
}

/** From now on addresses are noted instead of being opened. @returns what was noted so far */
async function instead(desk: DesktopProcess): Promise<() => Promise<readonly string[]>> {
  await desk.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Reflect.set(globalThis, 'openedOutside', opened);
    shell.openExternal = (url) => Promise.resolve(void opened.push(url));
  });
  return () => desk.app.evaluate(() => [...Reflect.get(globalThis, 'openedOutside')]);
}

test('the card tells where the number belongs, in the agent’s language, and groups a landline', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await scene.push(inboundRing('call-mobile', { customerNumber: '013812345678' }));
  await expectCard(desk, 'call-mobile', 'ringing');
  await expect(cards(desk, 'call-mobile').locator('[data-region]')).toHaveText('江苏 连云港');
  await expect(cards(desk, 'call-mobile').locator('[data-carrier]')).toHaveText('中国移动');
  await ask(desk, 'settings.change', { language: 'en' });
  await scene.push(inboundRing('call-landline', { customerNumber: '051885412345' }));
  await expect(cards(desk, 'call-landline').locator('[data-region]')).toHaveText('Lianyungang, Jiangsu');
});

test('after hang-up the same card takes the note, which a kill does not lose and the next call tells', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const call = dialout('call-noted');
  await scene.push(call.ring);
  await scene.push(call.linkAsStatus);
  await expectPainted(desk, 'call-noted', 'answered');
  const card = await cards(desk, 'call-noted').elementHandle();
  await desk.popup.keyboard.press('n');
  await desk.popup.keyboard.type('退货');
  await scene.push(call.hangup);
  await expectCard(desk, 'call-noted', 'ended');
  expect(await card?.evaluate((element) => element.isConnected)).toBe(true);
  await desk.popup.keyboard.type('未到账');
  await expect(cards(desk, 'call-noted').getByRole('textbox')).toHaveValue('退货未到账');
  await expect(cards(desk, 'call-noted').locator('[data-saving="saved"]')).toHaveCount(1);
  await desk.kill();

  const again = await scene.desk();
  await expectConnection(again, 'live');
  await scene.push(dialout('call-after').ring);
  await expectCard(again, 'call-after', 'ringing');
  await expect(cards(again, 'call-after')).toContainText('退货未到账');
});

test('the CRM page opens once, with the number, also when the number comes after the ring', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const opened = await instead(desk);
  await ask(desk, 'settings.change', { crm: { templates: [template] } });
  const given = { customerNumber: '13812345678', extras: { orderId: 'X 9&' } };
  await scene.push(inboundRing('call-crm', { customerNumber: '' }));
  await expectCard(desk, 'call-crm', 'ringing');
  expect(await opened()).toEqual([]);
  await scene.push(inboundRing('call-crm', { ...given, eventUniqueId: 'call-crm-ring-again' }));
  const page = 'https://crm.example.com/?n=13812345678&order=X%209%26';
  await expect.poll(opened).toEqual([page]);
  await scene.push(inboundRing('call-crm', { ...given, callEvent: 'link', eventUniqueId: 'call-crm-link' }));
  await expectCard(desk, 'call-crm', 'answered');
  expect(await opened()).toEqual([page]);
  await desk.popup.keyboard.press('Enter');
  await expect.poll(opened).toEqual([page, page]);
});

test('a number whose middle is hidden is shown for one card when it is asked for, and copied whole', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await ask(desk, 'settings.change', { privacy: { maskNumbers: true } });
  await scene.push(inboundRing('call-masked', { customerNumber: '13812345678', statusTime: String(Math.floor(Date.now() / 1_000) - 5) }));
  await scene.push(inboundRing('call-masked-too', { customerNumber: '13987654321' }));
  await expectCard(desk, 'call-masked-too', 'ringing');
  const number = cards(desk, 'call-masked-too').locator('[data-action="show-number"]');
  await expect(cards(desk, 'call-masked')).toContainText('138****5678');
  await expect(number).toContainText('139****4321');
  expect(await desk.popup.locator('main').innerHTML()).not.toMatch(/8765\s?4321|1234\s?5678/);
  await desk.popup.keyboard.press('v');
  await expect(number).toContainText('139 8765 4321');
  await expect(cards(desk, 'call-masked')).toContainText('138****5678');
  await desk.popup.keyboard.press('c');
  await expect.poll(() => desk.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('13987654321');
  await number.click();
  await expect(number).toContainText('139****4321');
});

test('no window of the pop-up is out of reach for a screen reader, in any language and theme', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await ask(desk, 'settings.change', { crm: { templates: [{ ...template, on: 'never' }] } });
  const call = dialout('call-axe');
  await scene.push({ ...call.ring, extras: { orderId: 'X9' } });
  await scene.push(call.hangup);
  await scene.push(inboundRing('call-axe-ringing'));
  await expectCard(desk, 'call-axe', 'ended');
  await expectCard(desk, 'call-axe-ringing', 'ringing');
  for (const language of ['zh-CN', 'en', 'vi']) {
    for (const theme of ['light', 'dark', 'contrast']) {
      await ask(desk, 'settings.change', { language, theme });
      await expect(desk.popup.locator('html')).toHaveAttribute('lang', language);
      await expect(desk.popup.locator('html')).toHaveAttribute('data-theme', theme);
      const { violations } = await new AxeBuilder({ page: desk.popup }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => [language, theme, id, nodes.map(({ html }) => html)])).toEqual([]);
    }
  }
});
