import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/admin.ts';
import { heldAgainst } from '../helpers/axe.ts';
import { go } from '../helpers/console.ts';
import { inboundRing } from '../helpers/documents.ts';

/** Presses through to the address, which is shown once. */
async function rotate(page: Page, warning: RegExp): Promise<string> {
  await page.locator('[data-source-id="main"] [data-action="rotate"]').click();
  await expect(page.getByRole('dialog')).toContainText(warning);
  await page.locator('[data-action="rotate-yes"]').click();
  const address = await page.locator('[data-copy="address"]').innerText();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-copy="address"]')).toBeVisible();
  expect(await heldAgainst(page)).toEqual([]);
  await page.locator('[data-action="address-done"]').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return address;
}

test('a new address holds beside the one before, and the next one ends the oldest', async ({ scene, admin }) => {
  let pushes = 0;
  const push = async (address: string): Promise<number> =>
    (await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(inboundRing(`rotated-${++pushes}`)) })).status;
  await go(admin, 'sources');
  const first = await rotate(admin, /之前的地址继续有效/);
  expect([await push(first), await scene.push(inboundRing('at-the-old'))]).toEqual([200, 200]);
  await expect(admin.locator('[data-source-id="main"]')).toContainText('2 个有效');

  const second = await rotate(admin, /取代其中较旧的一个/);
  expect(second).not.toBe(first);
  expect([await push(second), await push(first), await scene.push(inboundRing('too-late'))]).toEqual([200, 200, 404]);
  expect(await admin.content()).not.toContain(new URL(second).pathname);
  await expect(admin.locator('[data-source-id="main"]')).toContainText('2 个有效');
});
