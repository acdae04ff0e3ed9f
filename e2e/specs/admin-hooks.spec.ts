import { addSource } from '../../scripts/lib/relay-process.ts';
import { expect, test } from '../fixtures/admin.ts';
import { heldAgainst } from '../helpers/axe.ts';
import { audited, go } from '../helpers/console.ts';
import { startTel4vnCloud } from '../helpers/tel4vn-cloud.ts';

/** The page "Event" lists these. */
const events = ['ringing', 'answered', 'hangup', 'cdr'];

test('TEL4VN is told by the console where to push: what is missing first, then hooks that lead here and nobody else’s', async ({ scene, admin }) => {
  const cloud = await startTel4vnCloud();
  cloud.add('ringing', 'https://crm.example/hook?key=of-another');
  await addSource(scene.data, 'tel4vn', 'vn');
  await go(admin, 'sources');
  const card = admin.locator('[data-source-id="vn"]');
  const dialog = admin.getByRole('dialog');
  await card.locator('[data-action="hooks"]').click();
  await expect(dialog.locator('[data-failure="not-set"]')).toContainText('api-host');
  await admin.keyboard.press('Escape');

  await card.locator('[data-action="settings"]').click();
  await admin.locator('input[data-setting="api-host"]').fill(cloud.base);
  await admin.locator('input[data-setting="api-token"]').fill('wrong');
  await admin.locator('input[data-setting="callback_apikey"]').fill('key-of-the-pushes');
  await admin.locator('[data-action="settings-yes"]').click();
  await expect(dialog).toHaveCount(0);
  await card.locator('[data-action="hooks"]').click();
  await expect(dialog.locator('[data-failure="unauthorized"]')).toBeVisible();
  await admin.keyboard.press('Escape');
  await card.locator('[data-action="settings"]').click();
  await admin.locator('input[data-setting="api-token"]').fill(cloud.token);
  await admin.locator('[data-action="settings-yes"]').click();
  await expect(dialog).toHaveCount(0);

  await card.locator('[data-action="hooks"]').click();
  await expect(dialog.locator('[data-hook]')).toHaveCount(1);
  await expect(dialog.locator('[data-hook="ringing"]')).toHaveAttribute('data-here', 'false');
  await dialog.locator('[data-action="hooks-create"]').click();
  await expect(dialog.locator('[data-here="true"]')).toHaveCount(4);
  expect(cloud.hooks.map(({ event }) => event)).toEqual(['ringing', ...events]);
  expect(new Set(cloud.hooks.slice(1).map(({ callback_apikey }) => callback_apikey))).toEqual(new Set(['key-of-the-pushes']));
  expect(await heldAgainst(admin)).toEqual([]);
  const address = cloud.hooks[1]?.callback_url ?? '';
  expect(await admin.content()).not.toContain(new URL(address).pathname);

  const push = (headers: Record<string, string>): Promise<Response> =>
    fetch(address, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ event: 'ringing', callid: 'vn-1', direction: 'inbound', extension: '1001', phone: '0899098899' }) });
  expect((await push({ apikey: 'key-of-the-pushes' })).status).not.toBe(404);
  expect((await push({})).status).toBe(404);

  await dialog.locator('[data-action="hooks-create"]').click();
  await expect(dialog.getByRole('status').filter({ hasText: 'ringing, answered, hangup, cdr' })).toBeVisible();
  expect(cloud.hooks).toHaveLength(5);

  const own = dialog.locator('[data-hook="cdr"]');
  await own.locator('[data-action="hook-remove"]').click();
  expect(cloud.hooks).toHaveLength(5);
  await own.locator('[data-action="hook-remove-yes"]').click();
  await expect(own).toHaveCount(0);
  expect(cloud.hooks.map(({ event }) => event)).toEqual(['ringing', 'ringing', 'answered', 'hangup']);
  const acts = (await audited(admin)).map(({ what }) => what);
  for (const act of ['source-set', 'tel4vn-hooks-created', 'tel4vn-hook-removed']) expect(acts).toContain(act);
  await cloud.close();
});
