import { readFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { root } from '../../scripts/lib/paths.ts';
import type { DesktopProcess } from '../../scripts/lib/desktop-process.ts';
import { expect, test } from '../fixtures/scene.ts';
import { closedForAnHour } from '../helpers/absence.ts';
import { pushCalls, pushLogin, shift } from '../helpers/calls.ts';
import { inboundRing } from '../helpers/documents.ts';
import { ask } from '../helpers/host.ts';
import { expectConnection } from '../helpers/marks.ts';

const go = (desk: DesktopProcess, place: string): Promise<void> => desk.main.locator(`[data-nav="${place}"]`).click();
const rows = (desk: DesktopProcess): Locator => desk.main.locator('[data-call-id]');
const ids = (desk: DesktopProcess): Promise<(string | null)[]> => rows(desk).evaluateAll((all) => all.map((row) => row.getAttribute('data-call-id')));

test('a call is found by a part of its number, its Chinese name, its initials and its note', async ({ scene }) => {
  await pushCalls(scene, shift(new Date()));
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await go(desk, 'history');
  await expect(rows(desk)).toHaveCount(12);
  await desk.main.locator('[data-call-id="shift-7"]').click();
  await desk.main.locator('[data-field="note"]').fill('发票抬头要改，周五前寄出');
  await expect(desk.main.locator('[data-saving="saved"]')).toBeVisible();
  await desk.main.keyboard.press('Escape');

  const search = desk.main.locator('[data-field="search"]');
  for (const [text, found] of [
    ['2345', ['shift-1', 'shift-6', 'shift-8']],
    ['138 1234', ['shift-1', 'shift-8']],
    ['王女', ['shift-1', 'shift-8']],
    ['wns', ['shift-1', 'shift-8']],
    ['ouyang', ['shift-5']],
    ['nguyen minh', ['shift-4']],
    ['发票', ['shift-7']],
    ['X9-20931', ['shift-1']],
    ['nothing at all', []],
  ] as const) {
    await desk.main.keyboard.press('Control+f');
    await expect(search).toBeFocused();
    await desk.main.keyboard.insertText(text);
    await expect.poll(() => ids(desk), text).toEqual(found);
  }
  await desk.main.locator('[data-action="clear-search"]').click();
  await expect(rows(desk)).toHaveCount(12);
});

test('filters narrow the history, the keyboard walks it and shows each call in full', async ({ scene }) => {
  await pushCalls(scene, shift(new Date()));
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await go(desk, 'history');
  await expect(rows(desk)).toHaveCount(12);
  await desk.main.locator('[data-filter="direction"]').click();
  await desk.main.locator('[data-option="outbound"]').click();
  await expect.poll(() => ids(desk)).toEqual(['shift-2', 'shift-5', 'shift-10']);
  await desk.main.locator('[data-filter="recording"]').click();
  await expect.poll(() => ids(desk)).toEqual(['shift-10']);
  await desk.main.locator('[data-action="clear-filters"]').click();
  await expect(rows(desk)).toHaveCount(12);
  await desk.main.locator('[data-filter="when"]').click();
  await desk.main.locator('[data-option="week"]').click();
  await expect(rows(desk)).toHaveCount(11);

  await desk.main.keyboard.press('/');
  await desk.main.keyboard.press('ArrowDown');
  await desk.main.keyboard.press('Enter');
  const panel = desk.main.locator('[data-panel]');
  await expect(panel).toHaveAttribute('data-panel', 'shift-1');
  await expect(panel.locator('[data-moment="talk"]')).toBeVisible();
  await expect(panel.locator('audio')).toBeAttached();
  await expect(panel).toContainText('售后队列');
  await expect(panel).toContainText('X9-20931');
  await desk.main.keyboard.press('ArrowDown');
  await expect(panel).toHaveAttribute('data-panel', 'shift-2');
  await desk.main.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
});

test('a missed call outlives a restart until it is ticked off, and stays ticked off', async ({ scene }) => {
  await pushCalls(scene, shift(new Date()));
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  const badge = desk.main.locator('[data-badge]');
  await expect(badge).toHaveText('4');
  await go(desk, 'missed');
  await expect.poll(() => ids(desk)).toEqual(['shift-3', 'shift-6', 'shift-9', 'shift-12']);
  await desk.main.locator('[role="grid"]').focus();
  await desk.main.keyboard.press('ArrowDown');
  await desk.main.keyboard.press('d');
  await expect(badge).toHaveText('3');
  await desk.main.locator('[data-toast] button').first().click();
  await expect(badge).toHaveText('4');
  await desk.main.locator('[data-call-id="shift-3"] [data-action="done"]').click();
  await expect(badge).toHaveText('3');
  await desk.stop();

  const again = await scene.desk();
  await expect(again.main.locator('[data-badge]')).toHaveText('3');
  await go(again, 'missed');
  await expect.poll(() => ids(again)).toEqual(['shift-6', 'shift-9', 'shift-12']);
  await again.main.locator('[data-screen="missed"] label').nth(1).click();
  await expect.poll(() => ids(again)).toEqual(['shift-3']);
});

test('a note is kept through a power cut a moment after the last letter', async ({ scene }) => {
  await pushCalls(scene, shift(new Date()).slice(0, 2));
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await go(desk, 'history');
  await desk.main.locator('[data-call-id="shift-2"]').click();
  await desk.main.locator('[data-field="note"]').pressSequentially('退货单号 7788');
  await expect(desk.main.locator('[data-saving="saved"]')).toBeVisible();
  await desk.kill();

  const again = await scene.desk();
  await go(again, 'history');
  await expect(again.main.locator('[data-call-id="shift-2"]')).toContainText('退货单号 7788');
});

test('what was missed while the desk was closed is told once', async ({ scene }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await desk.stop();
  closedForAnHour(path.join(scene.folder, 'profile'));
  await pushCalls(scene, shift(new Date()).slice(0, 3));
  const again = await scene.desk();
  await expectConnection(again, 'live');
  const away = again.main.locator('[data-away="1"]');
  await expect(away).toContainText('020 8765 4321');
  await again.main.locator('[data-action="seen"]').click();
  await expect(away).toHaveCount(0);
  await again.stop();
  const third = await scene.desk();
  await expectConnection(third, 'live');
  await expect(third.main.locator('[data-screen="today"] [data-call-id]')).toHaveCount(3);
  await expect(third.main.locator('[data-away]')).toHaveCount(0);
});

test('the history is exported as Excel wants it, with the words of the screen', async ({ scene }) => {
  await pushCalls(scene, shift(new Date()));
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await go(desk, 'history');
  await expect(rows(desk)).toHaveCount(12);
  const file = path.join(scene.folder, 'calls.csv');
  await desk.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await desk.main.locator('[data-field="search"]').fill('王女士');
  await expect(rows(desk)).toHaveCount(2);
  await desk.main.locator('[data-action="export"]').click();
  await desk.main.locator('[data-format="csv"]').click();
  await expect(desk.main.locator('[data-toast]')).toContainText(file);
  const written = readFileSync(file, 'utf8');
  expect(written.startsWith('\uFEFF')).toBe(true);
  const lines = written.slice(1).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/^"?开始时间"?,"?方向"?,"?结果"?,"?客户号码"?,"?客户姓名"?/);
  expect(lines[1]).toContain('来电');
  expect(lines[1]).toContain('王女士');
});

test('contacts are imported, named in the history, corrected and removed; a customer is erased for good', async ({ scene }) => {
  await pushCalls(scene, shift(new Date()));
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await go(desk, 'contacts');
  const csv = '姓名,电话,公司\n张经理,18611112222,望京物业\n没有号码,,\n李四,137 0013 7000 / 010-12345678,\n';
  await desk.main.locator('[data-field="import"]').setInputFiles({ name: '联系人.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  const dialog = desk.main.locator('[data-dialog="import"]').last();
  await expect(dialog).toContainText('第 3 行');
  await desk.main.keyboard.press('Escape');
  await expect(desk.main.locator('[data-contact-id]')).toHaveCount(2);
  await desk.main.locator('[data-field="search"]').fill('zjl');
  await expect(desk.main.locator('[data-contact-id]')).toHaveCount(1);

  await go(desk, 'history');
  await expect(desk.main.locator('[data-call-id="shift-7"]')).toContainText('张经理');
  await go(desk, 'contacts');
  await desk.main.locator('[data-contact-id]').filter({ hasText: '李四' }).click();
  await desk.main.locator('[data-action="remove"]').click();
  await desk.main.locator('[data-action="remove-yes"]').click();
  await expect(desk.main.locator('[data-contact-id]')).toHaveCount(1);

  await go(desk, 'history');
  await desk.main.locator('[data-call-id="shift-7"]').click();
  await desk.main.locator('[data-action="erase"]').click();
  await desk.main.locator('[data-action="erase-yes"]').click();
  await expect(desk.main.locator('[data-call-id="shift-7"]')).toHaveCount(0);
  await go(desk, 'contacts');
  await expect(desk.main.locator('[data-contact-id]')).toHaveCount(0);
});

const languages = ['zh-CN', 'en', 'vi'] as const;
const themes = ['light', 'dark', 'contrast'] as const;
const screens = ['today', 'history', 'call', 'nothing-found', 'missed', 'contacts', 'contact', 'settings'] as const;
const pictures = process.env['DANPING_PICTURES'] ? path.join(root, 'docs', 'pictures') : null;

/** What stands on each screen once it is there. */
const signOf: Readonly<Record<(typeof screens)[number], string>> = {
  today: '[data-away]',
  history: '[data-screen="history"] [data-call-id]',
  call: '[data-panel] [data-moment]',
  'nothing-found': '[data-action="clear-search"]',
  missed: '[data-screen="missed"] [data-call-id]',
  contacts: '[data-contact-id]',
  contact: '[data-field="number"]',
  settings: '[data-screen="settings"]',
};

async function openScreen(desk: DesktopProcess, screen: (typeof screens)[number]): Promise<void> {
  await desk.main.keyboard.press('Escape');
  await go(desk, screen === 'call' || screen === 'nothing-found' ? 'history' : screen === 'contact' ? 'contacts' : screen);
  const search = desk.main.locator('[data-field="search"]');
  if (screen === 'history') await search.fill('');
  if (screen === 'call') await desk.main.locator('[data-call-id="shift-1"]').click();
  if (screen === 'nothing-found') await search.fill('nothing at all');
  if (screen === 'contact') await desk.main.locator('[data-contact-id]').first().click();
  await expect(desk.main.locator(signOf[screen]).first()).toBeVisible();
}

/** What axe holds against a page, the grave of it only. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

test('every screen can be read by everybody, in each language and theme', async ({ scene }) => {
  test.setTimeout(240_000);
  const before = await scene.desk();
  await expectConnection(before, 'live');
  await before.stop();
  closedForAnHour(path.join(scene.folder, 'profile'));
  await pushLogin(scene, new Date());
  await pushCalls(scene, shift(new Date()));
  const desk = await scene.desk();
  const missing: string[] = [];
  desk.main.on('pageerror', (error) => missing.push(error.message));
  await expectConnection(desk, 'live');
  await scene.push(inboundRing('call-alive', { customerNumber: '13812345678' }));
  await ask(desk.main, 'contacts.save', { id: null, name: '张经理', company: '望京物业', note: '周一上午不接电话', numbers: ['18611112222', '01064701234'] });
  await ask(desk.main, 'contacts.save', { id: null, name: 'Trần Văn An', company: null, note: null, numbers: ['0899888999'] });
  await ask(desk.main, 'wrapUp.save', { callId: 'shift-4', note: 'Khách hỏi về hoá đơn tháng 10', disposition: null, callBackAt: null });
  if (pictures) mkdirSync(pictures, { recursive: true });
  for (const language of languages) {
    for (const theme of themes) {
      await ask(desk.main, 'settings.change', { language, theme });
      await expect(desk.main.locator('html')).toHaveAttribute('data-theme', theme);
      await expect(desk.main.locator('html')).toHaveAttribute('lang', language);
      for (const screen of screens) {
        await openScreen(desk, screen);
        expect(await faultsOf(desk.main), `${screen} in ${language}, ${theme}`).toEqual([]);
        const isTold = screen === 'today' || screen === 'call';
        const isKept = language === 'zh-CN' ? theme === 'light' || isTold : theme === 'light' && isTold;
        if (pictures && isKept) await desk.main.screenshot({ path: path.join(pictures, `main-${screen}-${language}-${theme}.png`) });
      }
    }
  }
  expect(missing).toEqual([]);
});
