import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '../fixtures/admin.ts';
import { heldAgainst } from '../helpers/axe.ts';
import { goTo } from '../helpers/console.ts';

test('the audit log says who did what and from where, goes back page by page, and tells when somebody changed the past', async ({ scene, plain, admin }) => {
  const { page: stranger } = await plain.person('zh-CN');
  await stranger.goto(`${scene.relay.url}/admin`);
  await stranger.locator('input[name="username"]').fill('li');
  await stranger.locator('input[name="password"]').fill('wrong');
  await stranger.locator('[data-action="log-in"]').click();
  await expect(stranger.locator('[data-failure="wrong-password"]')).toBeVisible();
  // More than fit on one page.
  for (let index = 0; index < 50; index++) {
    const answer = await admin.request.patch(`${scene.relay.url}/api/admin/desk`, { headers: { 'x-danping': '1' }, data: { shareNotes: index % 2 === 0 } });
    expect(answer.ok()).toBe(true);
  }

  await goTo(admin, 'care', 'audit');
  const chain = admin.locator('[data-chain]');
  await expect(chain).toHaveAttribute('data-chain', 'whole');
  await expect(admin.locator('[data-audit="desk-set"]')).toHaveCount(50);
  await expect(admin.locator('[data-audit="desk-set"]').first()).toContainText('admin:li');
  expect(await heldAgainst(admin)).toEqual([]);
  await admin.locator('[data-action="older"]').click();
  const failed = admin.locator('[data-audit="log-in-failed"]');
  await expect(failed).toContainText('登录失败');
  await expect(failed).toContainText('127.0.0.1');
  await expect(admin.locator('[data-audit="desk-set"]')).toHaveCount(0);
  await expect(admin.locator('main')).not.toContainText('wrong');

  // As whoever has the disk, and takes the guards away first.
  const directory = new Database(path.join(scene.data, 'directory.db'));
  const guards = directory.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'audit'").all();
  for (const { name } of guards) directory.exec(`DROP TRIGGER ${name}`);
  directory.prepare("UPDATE audit SET who = 'admin:wang' WHERE what = 'log-in-failed'").run();
  directory.close();
  expect(guards.length).toBeGreaterThan(0);
  await admin.locator('[data-action="verify"]').click();
  await expect(chain).toHaveAttribute('data-chain', 'broken');
  await admin.reload();
  await admin.locator('[data-action="older"]').click();
  await expect(failed.getByRole('img', { name: '与写入时不一致' })).toBeVisible();
});
