import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/lib/paths.ts';
import { startRelay } from '../../scripts/lib/relay-process.ts';
import { expect, test } from '../fixtures/admin.ts';
import { audited, goTo, password } from '../helpers/console.ts';
import { inboundRing } from '../helpers/documents.ts';

test('the backup that the console hands out becomes the same relay elsewhere: people, passwords, calls', async ({ scene, plain, admin }) => {
  await scene.push(inboundRing('in-the-backup', { agentNumber: '20001', customerNumber: '13812345678' }));
  await goTo(admin, 'care', 'keeping');
  const [download] = await Promise.all([admin.waitForEvent('download'), admin.locator('[data-action="backup"]').click()]);
  expect(download.suggestedFilename()).toMatch(/^danping-\d{4}-\d\d-\d\d-\d\d-\d\d\.backup$/);
  const file = path.join(scene.folder, 'taken-home.backup');
  await download.saveAs(file);
  expect((await audited(admin))[0]).toMatchObject({ who: 'admin:li', what: 'backup-downloaded' });
  await expect.poll(() => readdirSync(scene.data).filter((name) => name.includes('download-'))).toEqual([]);

  const elsewhere = path.join(scene.folder, 'elsewhere');
  await promisify(execFile)(process.execPath, [path.join(root, 'relay', 'main.ts'), 'restore', '--data', elsewhere, '--from', file, '--json'], { cwd: root });
  const relay = await startRelay({ data: elsewhere });
  try {
    const { page } = await plain.person('zh-CN');
    await page.goto(`${relay.url}/admin`);
    await page.locator('input[name="username"]').fill('li');
    await page.locator('input[name="password"]').fill(password);
    await page.locator('[data-action="log-in"]').click();
    await goTo(page, 'inspector', 'log');
    await expect(page.locator('[data-seq]')).toHaveCount(1);
    await page.locator('[data-seq]').click();
    await expect(page.locator('[data-opened]')).toContainText('in-the-backup');
    await goTo(page, 'people', 'agents');
    await expect(page.locator('[data-agent-number="20001"]')).toContainText('李雷');
    const desk = await scene.desk({ token: null, switches: [`--relay=${relay.url}`, `--token=${scene.tokens.get('20001')}`] });
    await desk.main.locator('[data-nav="history"]').click();
    await expect(desk.main.locator('[data-call-id="in-the-backup"]')).toBeVisible();
  } finally {
    await relay.stop();
  }
});
