import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/admin.ts';
import { heldAgainst } from '../helpers/axe.ts';
import { goTo } from '../helpers/console.ts';
import { inboundRing } from '../helpers/documents.ts';
import { cards, expectCard, expectConnection } from '../helpers/marks.ts';

async function save(page: Page, typed: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, text] of Object.entries(typed)) await page.locator(`[data-field="${field}"]`).fill(text);
  await page.locator('[data-action="disposition-yes"]').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a way to file a call away that the admin adds, renames or removes is on a desk at once, in the desk’s language', async ({ scene, admin }) => {
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await scene.push(inboundRing('to-file'));
  await scene.push(inboundRing('to-file', { callEvent: 'link', eventUniqueId: 'to-file-link' }));
  await scene.push(inboundRing('to-file', { callEvent: 'hangup', eventUniqueId: 'to-file-hangup' }));
  await expectCard(desk, 'to-file', 'ended');
  const chips = cards(desk, 'to-file').locator('button[data-action^="disposition-"]');
  await expect(chips).toHaveCount(0);

  await goTo(admin, 'care', 'dispositions');
  await admin.locator('[data-action="add-disposition"]').click();
  await expect(admin.locator('[data-action="disposition-yes"]')).toBeDisabled();
  await save(admin, { id: 'solved', 'label-zh-CN': '已解决', 'label-vi': 'Đã xong' });
  await expect(chips).toHaveText([/已解决/]);
  await admin.locator('[data-action="add-disposition"]').click();
  await save(admin, { id: 'call-back', 'label-en': 'Call back' });
  await expect(chips).toHaveText([/已解决/, /Call back/]);
  expect(await heldAgainst(admin)).toEqual([]);

  const line = admin.locator('[data-disposition="call-back"]');
  await line.locator('[data-action="edit"]').click();
  await expect(admin.locator('[data-field="id"]')).not.toBeEditable();
  await save(admin, { 'label-zh-CN': '待回电' });
  await expect(chips).toHaveText([/已解决/, /待回电/]);
  await chips.nth(1).click();
  await expect(chips.nth(1)).toHaveAttribute('aria-pressed', 'true');

  await admin.locator('[data-disposition="solved"] [data-action="remove"]').click();
  await admin.locator('[data-action="remove-yes"]').click();
  await expect(admin.locator('[data-disposition]')).toHaveCount(1);
  await expect(chips).toHaveText([/待回电/]);
});
