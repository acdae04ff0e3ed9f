import path from 'node:path';
import type { Page } from '@playwright/test';
import { addSupervisor } from '../../scripts/lib/relay-process.ts';
import { root } from '../../scripts/lib/paths.ts';
import type { DesktopProcess } from '../../scripts/lib/desktop-process.ts';
import { expect, test } from '../fixtures/browser.ts';
import { Scene } from '../fixtures/scene.ts';
import { heldAgainst } from '../helpers/axe.ts';
import { commandsOf, firstAdminLink, go, guideSteps, setUpFirstAdmin, testCall } from '../helpers/console.ts';
import { inboundRing } from '../helpers/documents.ts';
import { enrol } from '../helpers/enrolment.ts';
import { expectConnection } from '../helpers/marks.ts';

test('a newcomer who follows docs/admin.md ends with a pop-up', async ({ plain }) => {
  const scene = new Scene();
  const { page, context } = await plain.person('en-GB');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  let desk: DesktopProcess | undefined;
  let handedOver = { relay: '', code: '' };
  const steps: Readonly<Record<string, () => Promise<void>>> = {
    'Start the relay': async () => {
      expect(commandsOf('Start the relay')).toEqual(['npm run build', 'npm run -s relay -- serve --data ./data']);
      await scene.startRelay();
    },
    'Set up the first admin': async () => {
      await setUpFirstAdmin(page, await firstAdminLink(scene));
      await expect(page.locator('[data-says="no-source"]')).toBeVisible();
    },
    'Add a 7moor V7 source': async () => {
      await go(page, 'sources');
      await page.locator('[data-action="add-source"]').click();
      await expect(page.locator('[data-field="dialect"]')).toHaveValue('moor-v7');
      await page.locator('[data-action="source-yes"]').click();
      await expect(page.locator('[data-copy="address"]')).toContainText('/hooks/moor-v7/');
    },
    'Copy the address into 7moor': async () => {
      await page.locator('[data-action="copy-address"]').click();
      await expect(page.locator('[data-action="copy-address"]')).toHaveText('Copied');
      const address = await page.evaluate(() => navigator.clipboard.readText());
      expect((await fetch(address, { method: 'POST', body: '{"pushType":"somethingNew"}' })).status).toBe(200);
      await expect(page.locator('[role="dialog"]')).toContainText('系统设置');
      expect(await heldAgainst(page)).toEqual([]);
      await page.locator('[data-action="address-done"]').click();
      await expect(page.locator('[data-source-id="moor-v7"]')).toBeVisible();
      expect(await page.content()).not.toContain(new URL(address).pathname);
    },
    'Add an agent': async () => {
      await go(page, 'people');
      await page.locator('[data-action="add-agent"]').click();
      await page.locator('[data-field="number"]').fill('20001');
      await page.locator('[data-field="name"]').fill('李雷');
      await page.locator('[data-action="agent-yes"]').click();
      await expect(page.locator('[data-qr]')).toBeVisible();
      expect(await heldAgainst(page)).toEqual([]);
      handedOver = { relay: await page.locator('[data-copy="relay"]').innerText(), code: await page.locator('[data-copy="code"]').innerText() };
      await page.locator('[data-action="code-done"]').click();
    },
    'Make a test call': async () => {
      await testCall(page, 'moor-v7', '20001');
      await expect(page.locator('[data-test-call="over"] [data-answer="accepted"]')).toHaveCount(4, { timeout: 30_000 });
      await page.locator('[data-step="ringing"] a').click();
      await expect(page.locator('[data-part="understood"]')).toContainText('call.ringing');
      await expect(page.locator('[data-receivers] [data-state="waiting"]')).toContainText('李雷');
    },
    "Enrol the agent's computer": async () => {
      desk = await scene.desk({ token: null });
      await enrol(desk, handedOver, 'file');
      await expectConnection(desk, 'live');
      await go(page, 'people');
      await expect(page.locator('[data-agent-number="20001"] [data-connected="true"]')).toBeVisible({ timeout: 10_000 });
    },
    'See the pop-up': async () => {
      await testCall(page, 'moor-v7', '20001');
      await expect(desk?.popup.locator('[data-call-id][data-state="ringing"]') ?? page.locator('never')).toBeVisible();
      await page.locator('[data-step="ringing"] a').click();
      await expect(page.locator('[data-receivers] [data-state="acknowledged"][data-painted-ms]')).toBeVisible({ timeout: 10_000 });
    },
  };
  try {
    expect(Object.keys(steps)).toEqual(guideSteps);
    for (const step of guideSteps) await test.step(step, async () => steps[step]?.());
  } finally {
    await scene.close();
  }
});

test('what cannot be read waits in the quarantine, and whoever is withdrawn is gone', async ({ scene, plain }) => {
  const { page } = await plain.person('en-GB');
  await setUpFirstAdmin(page, await firstAdminLink(scene));
  await scene.push(inboundRing('seen', { agentNumber: '20001' }));
  expect(await scene.push({ nothing: 'of anything' })).toBe(400);
  await page.locator('[data-says="unread"] a').click();
  await page.locator('[data-quarantined]').click();
  await page.locator('[data-action="reread"]').click();
  await expect(page.locator('[data-toast]')).toBeVisible();
  await page.locator('[data-opened] [data-action="remove"]').click();
  await page.locator('[data-action="remove-yes"]').click();
  await expect(page.locator('[data-quarantined]')).toHaveCount(0);

  await page.locator('[data-tab="pushes"]').click();
  await page.locator('[data-push][data-answer="accepted"]').click();
  await expect(page.locator('[data-part="raw"]')).toContainText('****');
  await page.locator('[data-action="numbers"]').click();
  await expect(page.locator('[data-part="raw"]')).not.toContainText('****');

  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await go(page, 'people');
  const agent = page.locator('[data-agent-number="20001"]');
  await agent.locator('[data-action="more"]').click();
  await page.locator('[role="menu"] [data-action="revoke"]').click();
  await page.locator('[data-action="revoke-yes"]').click();
  await expect(agent.locator('[data-connected="false"]')).toBeVisible({ timeout: 15_000 });

  await go(page, 'care');
  await page.locator('[data-tab="audit"]').click();
  await expect(page.locator('[data-chain="whole"]')).toBeVisible();
  for (const act of ['numbers-viewed', 'agent-revoked', 'quarantine-removed']) await expect(page.locator(`[data-audit="${act}"]`)).toHaveCount(1);
});

test('an import is tried before it is done, and erasing asks for the number again', async ({ scene, plain }) => {
  const { page } = await plain.person('zh-CN');
  await setUpFirstAdmin(page, await firstAdminLink(scene));
  await scene.push(inboundRing('to-be-forgotten', { agentNumber: '20001', customerNumber: '13812345678' }));
  await go(page, 'people');
  await page.locator('[data-action="import"]').click();
  const csv = '工号,姓名\n20001,李雷雷\n20003,王芳\n,无工号\n';
  await page.locator('[data-field="import"]').setInputFiles({ name: 'agents.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect(page.locator('[data-import="trial"]')).toBeVisible();
  await expect(page.locator('[data-outcome="refused"]')).toHaveCount(1);
  await expect(page.locator('[data-agent-number="20003"]')).toHaveCount(0);
  await page.locator('[data-action="import-yes"]').click();
  await expect(page.locator('[data-import="done"]')).toBeVisible();
  await page.locator('[data-action="import-close"]').click();
  await expect(page.locator('[data-agent-number="20003"]')).toContainText('王芳');

  await go(page, 'care');
  await page.locator('[data-tab="erase"]').click();
  // What the relay does not reach is said before, not found out afterwards.
  await expect(page.locator('main')).toContainText(/桌面.*备份.*仍含有该号码/);
  await page.locator('[data-field="number"]').fill('138 1234 5678');
  await page.locator('[data-action="erase"]').click();
  await expect(page.locator('[data-action="erase-yes"]')).toBeDisabled();
  await page.locator('[data-field="again"]').fill('138 1234 5678');
  await page.locator('[data-action="erase-yes"]').click();
  await expect(page.locator('[data-erased="1"]')).toBeVisible();
});

const screens = ['home', 'sources', 'people', 'people/logins', 'inspector', 'inspector/log', 'inspector/quarantine', 'care', 'care/dispositions', 'care/keeping', 'care/erase', 'care/audit'] as const;
const themes = ['light', 'dark', 'contrast'] as const;
const pictures = process.env['DANPING_PICTURES'] ? path.join(root, 'docs', 'pictures') : null;

async function openScreen(page: Page, screen: string): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#${screen}`);
  await expect(page.locator('main[data-screen]')).toHaveAttribute('data-screen', screen.split('/')[0] ?? '');
  await expect(page.locator('main [role="status"]').getByText(/^(正在询问服务器…|Asking the relay…|Đang hỏi máy chủ…)$/)).toHaveCount(0);
  if (screen === 'inspector') await page.locator('[data-push]').last().click();
  if (screen === 'inspector/log') await page.locator('[data-seq]').last().click();
  if (screen === 'inspector/quarantine') await page.locator('[data-quarantined]').first().click();
  if (screen.startsWith('inspector')) await expect(page.locator('[data-opened] pre').first()).toBeVisible();
}

test('every screen of the console can be read by everybody, and says everything in each language', async ({ scene, plain }) => {
  test.setTimeout(300_000);
  await addSupervisor(scene.data, 'wang');
  const { page } = await plain.person('zh-CN');
  await setUpFirstAdmin(page, await firstAdminLink(scene));
  await scene.push(inboundRing('seen', { agentNumber: '20001' }));
  await scene.push({ nothing: 'of anything' });
  const faults: string[] = [];
  for (const [language, shownThemes] of [['zh-CN', themes], ['en', ['light', 'dark']], ['vi', ['light', 'dark']]] as const) {
    // The narrowest window in the languages with the longer words.
    await page.setViewportSize(language === 'zh-CN' ? { width: 1280, height: 800 } : { width: 1024, height: 720 });
    for (const theme of shownThemes) {
      await page.goto(`${scene.relay.url}/admin?lang=${language}&theme=${theme}`);
      for (const screen of screens) {
        await openScreen(page, screen);
        faults.push(...(await heldAgainst(page)).map((fault) => `${language} ${theme} ${screen} ${fault}`));
        if (await page.locator('main').evaluate((main) => main.scrollWidth > main.clientWidth)) faults.push(`${language} ${theme} ${screen} is wider than its window`);
        if (pictures !== null && theme !== 'contrast') await page.screenshot({ path: path.join(pictures, `admin-${screen.replace('/', '-')}-${language}-${theme}.png`) });
      }
    }
  }
  expect(faults).toEqual([]);
  expect(await page.content()).not.toContain('>…<');
});
