import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/browser.ts';
import { heldAgainst } from '../helpers/axe.ts';
import { firstAdminLink, password, setUpFirstAdmin } from '../helpers/console.ts';
import { documentExample, inboundRing } from '../helpers/documents.ts';
import { Line } from '../faults/harness/line.ts';

async function logIn(page: Page, login: string, typed: string): Promise<void> {
  await page.locator('input[name="username"]').fill(login);
  await page.locator('input[name="password"]').fill(typed);
  await page.locator('[data-action="log-in"]').click();
}

const status = (given: object) => ({ ...documentExample('call-status-link'), ...given });

test('from the printed link to a live board: the first admin sets a password, logs out and in, and sees what an agent does', async ({ scene, plain }) => {
  const link = await firstAdminLink(scene);
  const { page } = await plain.person('zh-CN');
  await setUpFirstAdmin(page, link);
  await expect(page.locator('html')).toHaveAttribute('data-window', 'admin');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.locator('[data-act="account"]').click();
  await page.locator('[data-action="log-out"]').click();
  await expect(page.locator('[data-screen="log-in"] form')).toBeVisible();
  expect(await heldAgainst(page)).toEqual([]);

  await page.goto(`${scene.relay.url}/board`);
  await logIn(page, 'li', 'wrong');
  await expect(page.locator('[data-failure="wrong-password"]')).toBeVisible();
  await logIn(page, 'LI', password);
  await expect(page.locator('html')).toHaveAttribute('data-window', 'board');
  const agent = page.locator('[data-agent-number="20001"]');
  await scene.push(status({ agentNumber: '20001', eventUniqueId: 'talks' }));
  await expect(agent).toHaveAttribute('data-status', 'talking');
  await expect(agent).toHaveAttribute('data-logged-in', 'true');
  await expect(page.locator('[data-connection]').first()).toHaveAttribute('data-connection', 'live');
  expect(await heldAgainst(page)).toEqual([]);

  await page.goto(link);
  await expect(page.locator('[data-failure="link-invalid"]')).toBeVisible();
});

test('five wrong passwords are answered with a time to wait, in the language of the browser', async ({ scene, plain }) => {
  const { page } = await plain.person('vi-VN');
  await page.goto(`${scene.relay.url}/board`);
  const refusal = page.locator('[data-failure]');
  for (let i = 0; i < 5; i++) {
    await logIn(page, 'nobody', `wrong ${i}`);
    await expect(refusal).toHaveAttribute('data-failure', 'wrong-password');
    await page.locator('input[name="password"]').fill('');
  }
  await logIn(page, 'nobody', 'wrong');
  await expect(refusal).toHaveAttribute('data-failure', 'locked');
  await expect(refusal).toContainText(/Hãy đợi đến \d{2}:\d{2}:\d{2}/);
});

test('a board whose connections are dead for good says so within five seconds, and is right again within two of the network’s return', async ({ scene, plain }) => {
  const { page } = await plain.person('en-GB');
  const line = await Line.to(scene.relay.port);
  await setUpFirstAdmin(page, (await firstAdminLink(scene)).replace(scene.relay.url, line.url));
  await page.goto(`${line.url}/board`);
  const connection = page.locator('[data-connection]').first();
  const agent = page.locator('[data-agent-number="20001"]');
  await expect(connection).toHaveAttribute('data-connection', 'live');
  line.goDead();
  await expect(connection).toHaveAttribute('data-connection', 'stale', { timeout: 5_000 });
  await scene.push(status({ agentNumber: '20001', eventUniqueId: 'while-away' }));
  line.comeBack();
  await expect(connection).toHaveAttribute('data-connection', 'live', { timeout: 2_000 });
  await expect(agent).toHaveAttribute('data-status', 'talking');
  await line.close();
});

test('an agent’s desk in a browser: the code of the link, the own calls, no pop-up and nothing that a browser cannot do', async ({ scene, plain }) => {
  const { page } = await plain.person('zh-CN');
  await page.goto(`${scene.relay.url}/desk`);
  await page.locator('[data-field="code"]').fill(await scene.enrolmentLink('20001'));
  await page.locator('[data-action="log-in"]').click();
  await expect(page.locator('[data-connection]').first()).toHaveAttribute('data-connection', 'live');
  await scene.push(inboundRing('rings-here', { agentNumber: '20001' }));
  await scene.push(inboundRing('rings-elsewhere', { agentNumber: '20002', eventUniqueId: 'elsewhere' }));
  await expect(page.locator('[data-call-id="rings-here"]').first()).toHaveAttribute('data-state', 'ringing');
  await expect(page.locator('[data-call-id="rings-elsewhere"]')).toHaveCount(0);
  await page.locator('[data-nav="history"]').click();
  await expect(page.locator('[data-call-id="rings-here"]').first()).toBeVisible();
  await expect(page.locator('[data-nav="contacts"]')).toHaveCount(0);

  await page.reload();
  await expect(page.locator('[data-call-id="rings-here"]').first()).toBeVisible();
  await page.locator('[data-nav="settings"]').click();
  await page.locator('[data-section="desk"]').click();
  await page.locator('[data-action="log-out"]').click();
  await expect(page.locator('[data-field="code"]')).toBeVisible();
});
