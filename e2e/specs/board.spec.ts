import type { Download, Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { addSource } from '../../scripts/lib/relay-process.ts';
import { expect, test as base } from '../fixtures/browser.ts';
import { Line } from '../faults/harness/line.ts';
import type { Scene } from '../fixtures/scene.ts';
import { agentStatus, secondsAgo } from '../helpers/agent-status.ts';
import { heldAgainst } from '../helpers/axe.ts';
import { firstAdminLink, setUpFirstAdmin } from '../helpers/console.ts';
import { inboundRing } from '../helpers/documents.ts';

/** A board that somebody has logged in to. */
const test = base.extend<{ board: Page }>({
  board: async ({ scene, plain }, use) => {
    const { page } = await plain.person('zh-CN');
    await enter(page, scene, scene.relay.url);
    await use(page);
  },
});

/** As the first admin, who goes to the board. @param address of the relay, or of a line to it */
async function enter(page: Page, scene: Scene, address: string): Promise<void> {
  await setUpFirstAdmin(page, (await firstAdminLink(scene)).replace(scene.relay.url, address));
  await page.goto(`${address}/board`);
  await expect(connection(page)).toHaveAttribute('data-connection', 'live');
}

const connection = (page: Page): Locator => page.locator('[data-connection]').first();
const agent = (page: Page, number: string): Locator => page.locator(`[data-agent-number="${number}"]`);

test('an agent’s tile says what the agent does, needs help when it lasts, and is acknowledged by name', async ({ scene, board }) => {
  const tile = agent(board, '20001');
  await expect(tile).toHaveAttribute('data-status', 'unknown');
  await scene.push(agentStatus('20001', 0));
  await expect(tile).toHaveAttribute('data-status', 'idle');
  await expect(tile).toHaveAttribute('data-logged-in', 'true');
  await expect(tile).toContainText('空闲');

  await scene.push(agentStatus('20001', 1, 3_600, { statusName: '忙碌', statusTime: secondsAgo(-1) }));
  await expect(tile).toHaveAttribute('data-status', 'busy');
  await scene.push(agentStatus('20002', 3, 40));
  const late = agent(board, '20002');
  await expect(late).toHaveAttribute('data-over', 'open');
  await expect(board.locator('[data-section]').first()).toHaveAttribute('data-section', 'over');
  await expect(board.locator('main')).toHaveAttribute('data-flash', /on|off/);
  await late.getByRole('button', { name: '确认：韩梅梅' }).click();
  await expect(late).toHaveAttribute('data-over', 'seen');
  await expect(late).toContainText('li 已确认');
  await board.reload();
  await expect(late).toHaveAttribute('data-over', 'seen');
});

test('a caller in the IVR stands on the board with the keys pressed, a number is masked until it is asked for', async ({ scene, board }) => {
  const ivr = await addSource(scene.data, 'wellcloud', 'ivr');
  const [at] = new Date(Date.now() + 8 * 3_600_000).toISOString().replaceAll('-', '.').replace('T', ' ').split('Z');
  const push = (eventName: string, serial: number): Promise<unknown> =>
    fetch(scene.relay.url + ivr, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ eventName, eventTime: at?.slice(0, 19), serial, namespace: 'test.cc', callId: 'ivr-1', deviceId: '6001@test.cc', callingDevice: '13812345678@test.cc', calledDevice: '6001@test.cc' }),
    });
  await expect.poll(async () => (await push('IvrStartedEvent', 1)) instanceof Response).toBe(true);
  const caller = board.locator('[data-live="ivr-1"]');
  await expect(caller).toHaveAttribute('data-state', 'ivr');
  await expect(caller).toContainText('138****5678');
  await expect(board.locator('[data-headline="in-ivr"]')).toContainText('1');
  await caller.locator('summary').click();
  await expect(caller.locator('[data-moment="ivr"]')).toHaveCount(1);

  await board.locator('[data-act="settings"]').click();
  await board.locator('[data-setting="numbers"]').check();
  await expect(caller).toContainText('138 1234 5678');
  await board.keyboard.press('Escape');
  await push('IvrEndedEvent', 2);
  await expect(board.locator('[data-headline="in-ivr"]')).toContainText('0');
});

test('an agent’s day, the search, the keyboard, the wall and the saved table', async ({ scene, board }) => {
  await scene.push(agentStatus('20001', 1, 120));
  await scene.push(agentStatus('20001', 0, 60));
  await expect(agent(board, '20001')).toHaveAttribute('data-status', 'idle');
  await agent(board, '20001').locator('[data-open-agent]').click();
  const day = board.locator('[data-day-of="20001"]');
  await expect(day.locator('[data-span]')).toHaveCount(2);
  await expect(day.locator('[data-span]').first()).toHaveAttribute('data-span', 'idle');
  await board.keyboard.press('Escape');
  await expect(day).toHaveCount(0);
  await expect(agent(board, '20001').locator('[data-open-agent]')).toBeFocused();
  await board.keyboard.press('ArrowRight');
  await expect(agent(board, '20002').locator('[data-open-agent]')).toBeFocused();

  await board.keyboard.press('/');
  await board.keyboard.type('韩');
  await expect(board.locator('[data-agent-number]')).toHaveCount(1);
  const [download] = await Promise.all([board.waitForEvent('download'), board.locator('[data-act="export"]').click()]);
  const table = await textOf(download);
  expect(table.startsWith('\uFEFF工号,坐席,状态')).toBe(true);
  expect(table.split('\r\n')[1]).toContain('20002,韩梅梅');
  await board.locator('[data-field="search"]').fill('');

  await board.locator('h1').click({ force: true });
  await board.keyboard.press('w');
  await expect(board.locator('main')).toHaveAttribute('data-wall', 'true');
  await expect(board.locator('[data-field="search"]')).toHaveCount(0);
  const size = await agent(board, '20001').locator('span').first().evaluate((name) => Number.parseFloat(getComputedStyle(name).fontSize));
  expect(size).toBeGreaterThanOrEqual(32);
  await board.keyboard.press('Escape');
  await expect(board.locator('main')).toHaveAttribute('data-wall', 'false');
});

test('a cut network turns the board red within five seconds, and it is right again within two of the return, with no refresh', async ({ scene, plain }) => {
  const { page } = await plain.person('en-GB');
  const line = await Line.to(scene.relay.port);
  await enter(page, scene, line.url);
  await page.evaluate(() => Reflect.set(window, 'notReloaded', true));
  line.cut();
  await expect(connection(page)).toHaveAttribute('data-connection', 'stale', { timeout: 5_000 });
  await expect(connection(page)).toHaveAttribute('data-alarm', 'true');
  await scene.push(agentStatus('20001', 4));
  line.mend();
  await expect(connection(page)).toHaveAttribute('data-connection', 'live', { timeout: 2_000 });
  await expect(agent(page, '20001')).toHaveAttribute('data-status', 'talking');
  expect(await page.evaluate(() => Reflect.get(window, 'notReloaded'))).toBe(true);
  await line.close();
});

test('the chart of the day comes after all when its library could not be fetched at first', async ({ scene, plain }) => {
  const { page } = await plain.person('zh-CN');
  let refused = 0;
  await page.route('**/assets/hours-chart-*.js', (route) => (++refused <= 2 ? route.abort('failed') : route.continue()));
  await scene.push(inboundRing('of-today', { agentNumber: '20001' }));
  await enter(page, scene, scene.relay.url);
  await expect(page.locator('[data-panel="hours"] canvas')).toHaveCount(1);
  expect(refused).toBeGreaterThan(2);
});

test('nothing on the board is hard to use by ear or by keyboard, or out of its place, in any theme and language', async ({ scene, board }) => {
  await board.setViewportSize({ width: 1360, height: 850 });
  await scene.push(agentStatus('20001', 3, 40));
  await expect(agent(board, '20001')).toHaveAttribute('data-over', 'open');
  for (const [lang, theme] of [['zh-CN', 'light'], ['vi', 'dark'], ['en', 'contrast']] as const) {
    await board.goto(`${scene.relay.url}/board?lang=${lang}&theme=${theme}`);
    await agent(board, '20001').locator('[data-open-agent]').click();
    await expect(board.locator('[data-span]')).toHaveCount(1);
    expect(await heldAgainst(board), `${lang} ${theme}`).toEqual([]);
    const tops = [board.locator('[data-act="wall"]'), board.locator('[data-field="sort"]')].map(async (tool) => (await tool.boundingBox())?.y);
    expect(new Set(await Promise.all(tops)).size, `${lang}: the tools stand on one line`).toBe(1);
    expect((await connection(board).boundingBox())?.y, `${lang}: the freshness mark stands at the top`).toBeLessThan(40);
  }
});

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8');
}
