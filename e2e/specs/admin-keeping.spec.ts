import { z } from 'zod';
import { expect, test } from '../fixtures/admin.ts';
import { heldAgainst } from '../helpers/axe.ts';
import { audited, goTo } from '../helpers/console.ts';
import { inboundRing } from '../helpers/documents.ts';

const retention = z.object({ keepDays: z.number(), keepMb: z.number() });

test('how long the log is kept is asked once when it gets shorter, holds at once and after a restart', async ({ scene, admin }) => {
  const kept = async (): Promise<z.infer<typeof retention>> => retention.parse(await (await admin.request.get(`${scene.relay.url}/api/admin/retention`)).json());
  await goTo(admin, 'care', 'keeping');
  const days = admin.locator('input[data-field="days"]');
  await expect(days).toHaveValue('90');
  await expect(admin.locator('[data-action="keep"]')).toBeDisabled();
  await days.fill('30');
  await admin.locator('[data-action="keep"]').click();
  const dialog = admin.getByRole('dialog');
  await expect(dialog).toContainText('超出 30 天或 4096 MB 的事件会立即从服务器删除');
  await expect(dialog.getByRole('button', { name: '取消' })).toBeFocused();
  expect(await heldAgainst(admin)).toEqual([]);
  await admin.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(await kept()).toEqual({ keepDays: 90, keepMb: 4096 });

  await admin.locator('[data-action="keep"]').click();
  await admin.locator('[data-action="keep-yes"]').click();
  await expect(admin.locator('[data-toast]')).toContainText('已更改');
  expect(await kept()).toEqual({ keepDays: 30, keepMb: 4096 });
  expect((await audited(admin))[0]).toMatchObject({ who: 'admin:li', what: 'retention-set', about: { before: { keepDays: 90 }, after: { keepDays: 30 } } });

  await scene.stopRelay();
  await scene.startRelay();
  await admin.reload();
  await expect(days).toHaveValue('30');
});

test('customers’ numbers are masked in every part of the inspector until they are asked for, and asking is written down', async ({ scene, admin }) => {
  const number = '13812345678';
  await scene.push(inboundRing('masked', { agentNumber: '20001', customerNumber: number }));
  expect(await scene.push({ nothing: `of anything ${number}` })).toBe(400);
  for (const [tab, entry] of [['pushes', '[data-push][data-answer="accepted"]'], ['log', '[data-seq]'], ['quarantine', '[data-quarantined]']] as const) {
    await goTo(admin, 'inspector', tab);
    await admin.locator(entry).first().click();
    await expect(admin.locator('[data-opened] pre').first()).toContainText('138****5678');
    expect(await admin.content()).not.toContain(number);
  }
  expect((await audited(admin)).filter(({ what }) => what === 'numbers-viewed')).toEqual([]);
  await admin.locator('[data-action="numbers"]').click();
  await expect(admin.locator('[data-opened] pre').first()).toContainText(number);
  expect((await audited(admin))[0]).toMatchObject({ who: 'admin:li', what: 'numbers-viewed' });
});
