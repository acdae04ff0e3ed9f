import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '../fixtures/scene.ts';
import { enrol, openSettings } from '../helpers/enrolment.ts';
import { expectConnection } from '../helpers/marks.ts';

const sections = ['general', 'popup', 'crm', 'privacy', 'hot-keys', 'desk'];

test('language and theme change at once in every window, nothing is reloaded, and a kill later they hold', async ({ scene }) => {
  const desk = await scene.desk({ switches: [] });
  await expectConnection(desk, 'live');
  for (const page of [desk.main, desk.popup]) await page.evaluate(() => void Reflect.set(globalThis, 'sameDocument', true));
  await openSettings(desk, 'general');
  await desk.main.locator('[data-setting="language"]').selectOption('vi');
  await desk.main.locator('[data-setting="theme"]').selectOption('contrast');
  await expect(desk.main.locator('[data-section="general"]')).toHaveText('Chung');
  for (const page of [desk.main, desk.popup]) {
    await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'contrast');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'sameDocument'))).toBe(true);
  }
  expect(await desk.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await desk.kill();

  const overridden = await scene.desk({ switches: ['--lang=en'] });
  await expect(overridden.main.locator('html')).toHaveAttribute('lang', 'en');
  await expect(overridden.main.locator('html')).toHaveAttribute('data-theme', 'contrast');
  await overridden.kill();

  const again = await scene.desk({ switches: [] });
  await expect(again.main.locator('html')).toHaveAttribute('lang', 'vi');
});

test('a shortcut is recorded by pressing it, by keyboard alone', async ({ scene }) => {
  const desk = await scene.desk();
  await openSettings(desk, 'hot-keys');
  const keys = desk.main.locator('[data-setting="hotKeys.dialSelection"]');
  await desk.main.locator('[data-record="hotKeys.dialSelection"]').focus();
  await desk.main.keyboard.press('Enter');
  await desk.main.keyboard.press('Control+Shift+F8');
  await expect(keys).toHaveText('CtrlShiftF8');
  await desk.main.keyboard.press('Enter');
  await desk.main.keyboard.press('k');
  await desk.main.keyboard.press('Backspace');
  await expect(keys).toHaveText('无');
});

test('an address of the CRM is written down, changed and removed', async ({ scene }) => {
  const desk = await scene.desk({ switches: ['--lang=en'] });
  await openSettings(desk, 'crm');
  await desk.main.locator('[data-action="add-template"]').click();
  await desk.main.locator('[data-action="save-template"]').click();
  await expect(desk.main.getByRole('alert')).toBeVisible();
  await desk.main.locator('[data-field="name"]').fill('Desk');
  await desk.main.locator('[data-field="url"]').fill('https://crm.example.com/?phone={customerNumber}');
  await desk.main.locator('[data-action="save-template"]').click();
  await expect(desk.main.locator('[data-template]')).toContainText('https://crm.example.com');
  await desk.main.getByRole('button', { name: 'Remove Desk' }).click();
  await expect(desk.main.locator('[data-template]')).toHaveCount(0);
});

test('every section and the first screen are accessible in every theme', async ({ scene }) => {
  test.slow();
  const desk = await scene.desk({ token: null, switches: ['--lang=en'] });
  const look = async (name: string): Promise<void> => {
    const { violations } = await new AxeBuilder({ page: desk.main }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    await desk.main.screenshot({ path: test.info().outputPath(`${name}.png`) });
  };
  const wear = async (theme: string): Promise<void> => {
    await desk.main.evaluate((wanted) => Reflect.get(globalThis, 'danping').call('settings.change', { theme: wanted }), theme);
    await expect(desk.main.locator('html')).toHaveAttribute('data-theme', theme);
  };
  await expect(desk.main.locator('[data-field="token-place"]')).toBeVisible();
  for (const theme of ['light', 'dark', 'contrast']) {
    await wear(theme);
    await look(`enrolment-${theme}`);
  }
  await enrol(desk, { link: await scene.enrolmentLink('20001') }, 'file');
  await expectConnection(desk, 'live');
  for (const theme of ['light', 'dark', 'contrast']) {
    await wear(theme);
    for (const section of sections) {
      await openSettings(desk, section);
      await look(`settings-${section}-${theme}`);
    }
  }
});
