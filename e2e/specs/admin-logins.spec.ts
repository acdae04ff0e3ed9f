import { expect, test } from '../fixtures/admin.ts';
import { heldAgainst } from '../helpers/axe.ts';
import { goTo, password } from '../helpers/console.ts';

test('a supervisor whom the admin adds sets a password, is seen connected, is shown out within five seconds, and cannot come back', async ({ scene, plain, admin }) => {
  await goTo(admin, 'people', 'logins');
  await admin.locator('[data-action="add-login"]').click();
  await admin.locator('[data-field="login"]').fill('Wang');
  await admin.locator('[data-action="login-yes"]').click();
  const link = await admin.locator('[data-copy="setup"]').innerText();
  expect(await heldAgainst(admin)).toEqual([]);
  await admin.locator('[data-action="login-done"]').click();
  const wang = admin.locator('[data-login="Wang"]');
  await expect(wang).toContainText('链接尚未使用');
  expect(await admin.content()).not.toContain(new URL(link).pathname);

  const { page: board } = await plain.person('en-GB');
  await board.goto(link);
  await board.locator('input[name="new-password"]').fill(password);
  await board.locator('[data-action="set-up"]').click();
  await board.waitForURL('**/board');
  await expect(board.locator('[data-connection]').first()).toHaveAttribute('data-connection', 'live');
  await expect(wang.locator('[data-connected="true"]')).toBeVisible();
  expect((await board.request.get(`${scene.relay.url}/api/admin/logins`)).status()).toBe(403);

  await wang.locator('[data-action="revoke"]').click();
  await admin.locator('[data-action="revoke-yes"]').click();
  await expect(board.locator('[data-screen="log-in"]')).toBeVisible({ timeout: 5_000 });
  await board.locator('input[name="username"]').fill('wang');
  await board.locator('input[name="password"]').fill(password);
  await board.locator('[data-action="log-in"]').click();
  await expect(board.locator('[data-failure="wrong-password"]')).toBeVisible();
  await expect(wang.locator('[data-connected="false"]')).toBeVisible();

  await wang.locator('[data-action="link"]').click();
  await admin.locator('[data-action="link-yes"]').click();
  const another = await admin.locator('[data-copy="setup"]').innerText();
  await admin.locator('[data-action="login-done"]').click();
  await board.goto(link);
  await expect(board.locator('[data-failure="link-invalid"]')).toBeVisible();
  await board.goto(another);
  await expect(board.locator('input[name="new-password"]')).toBeVisible();
  await wang.locator('[data-action="remove"]').click();
  await admin.locator('[data-action="remove-yes"]').click();
  await expect(wang).toHaveCount(0);
  await board.reload();
  await expect(board.locator('[data-failure="link-invalid"]')).toBeVisible();
});

test('the last admin cannot lock everybody out', async ({ admin }) => {
  await goTo(admin, 'people', 'logins');
  for (const act of ['revoke', 'remove']) {
    await admin.locator(`[data-login="li"] [data-action="${act}"]`).click();
    await admin.locator(`[data-action="${act}-yes"]`).click();
    await expect(admin.getByRole('dialog').locator('[data-failure="last-admin"]')).toContainText('最后一位管理员');
    await admin.keyboard.press('Escape');
    await expect(admin.getByRole('dialog')).toHaveCount(0);
  }
  await admin.reload();
  await expect(admin.locator('[data-login="li"]')).toBeVisible();
});
