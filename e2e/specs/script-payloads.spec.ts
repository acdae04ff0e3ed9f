import type { Page } from '@playwright/test';
import { addAgent, addSource } from '../../scripts/lib/relay-process.ts';
import type { DesktopProcess } from '../../scripts/lib/desktop-process.ts';
import { expect, test } from '../fixtures/browser.ts';
import type { Scene } from '../fixtures/scene.ts';
import { firstAdminLink, setUpFirstAdmin } from '../helpers/console.ts';
import { ask } from '../helpers/host.ts';
import { expectConnection } from '../helpers/marks.ts';
import { dialects, hostilePushes, payload, type DialectName, type HostilePush } from '../helpers/payloads.ts';

/** A source of each cloud, under the cloud's own name, and an agent whom all of them know. */
async function hooksOf(scene: Scene): Promise<ReadonlyMap<DialectName, string>> {
  const hooks = new Map<DialectName, string>();
  for (const dialect of dialects) hooks.set(dialect, scene.relay.url + (await addSource(scene.data, dialect, dialect)));
  await addAgent(scene.data, '20001', '李雷', ['moor-v7:20001', 'tel4vn:101', 'yunhuni:057188990011']);
  const [last = ''] = [...hooks.values()].slice(-1);
  // The relay looks for what commands changed twice in a second.
  await expect.poll(async () => (await fetch(last, { method: 'POST', body: '' })).status).toBe(400);
  return hooks;
}

/** From now on the page remembers what its policy has refused. */
const watch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const reports: string[] = [];
    Reflect.set(globalThis, 'reports', reports);
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => reports.push(`${effectiveDirective} ${blockedURI}`));
  });

/** The payload is a text on the page; nothing of it became an element, ran, or asked for anything. */
async function expectUnharmed(page: Page, shows: boolean): Promise<void> {
  const seen = await page.evaluate(() => ({
    ran: document.documentElement.dataset['ran'] ?? null,
    reports: Reflect.get(globalThis, 'reports') as unknown,
    elements: document.querySelectorAll('img[src="x"], a[href^="javascript:"], [onerror]').length,
    isText: document.body.innerText.includes('<img src=x onerror='),
  }));
  expect(seen).toEqual({ ran: null, reports: [], elements: 0, isText: shows || seen.isText });
}

/** Rings one call after the other, each with its card in the pop-up. */
async function ringAll(desk: DesktopProcess, rings: readonly HostilePush[], push: (each: HostilePush) => Promise<number>): Promise<void> {
  for (const each of rings) {
    expect(await push(each)).toBe(200);
    const card = desk.popup.locator('[data-call-id]').first();
    await expect(card, `${each.dialect} ${each.example} ${each.field}`).toBeVisible();
    await ask(desk.popup, 'popup.dismiss', { callId: (await card.getAttribute('data-call-id')) ?? '' });
    await expect(card).toHaveCount(0);
  }
}

/** How many are shown in full: of the pushes one of each kind of event. */
const opened: Readonly<Record<string, number>> = { pushes: 32, log: 8, quarantine: 4 };

test('a script in any field of any event of any cloud is text in pop-up, desk, board and inspector, and never runs', async ({ scene, plain }) => {
  test.setTimeout(180_000);
  const hooks = await hooksOf(scene);
  const push = async ({ dialect, body }: HostilePush): Promise<number> => {
    const response = await fetch(hooks.get(dialect) ?? '', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    await response.arrayBuffer();
    return response.status;
  };
  const { page: admin, context } = await plain.person('zh-CN');
  await test.step('a page that does not look after itself runs it', async () => {
    await admin.setContent(`<p>${payload}</p>`);
    await expect(admin.locator('html')).toHaveAttribute('data-ran', '1');
  });
  await setUpFirstAdmin(admin, await firstAdminLink(scene));
  const board = await context.newPage();
  await board.goto(`${scene.relay.url}/board`);
  await expect(board.locator('[data-connection]').first()).toHaveAttribute('data-connection', 'live');
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  for (const page of [admin, board, desk.main, desk.popup]) await watch(page);

  const pushes = hostilePushes();
  const isRing = ({ example, dialect, field }: HostilePush): boolean => field === null && ((dialect === 'moor-v7' && example === 'dialout-ring') || (dialect === 'tel4vn' && example === 'ringing'));
  expect(pushes.length).toBeGreaterThan(400);
  await test.step('in the pop-up', async () => {
    for (const ring of pushes.filter(isRing)) {
      expect(await push(ring)).toBe(200);
      await expect(desk.popup.locator(`[data-call-id="${ring.dialect}"]`)).toContainText('<img src=x');
    }
    await expectUnharmed(desk.popup, true);
    for (const ring of pushes.filter(isRing)) await ask(desk.popup, 'popup.dismiss', { callId: ring.dialect });
    await ringAll(desk, pushes.filter(({ example, dialect, field }) => field !== null && dialect === 'moor-v7' && example === 'dialout-ring' && !/Id|Event|agentNumber|pushType|statusTime/.test(field)), push);
  });

  for (const each of pushes.filter((other) => !isRing(other))) expect([each.example, each.field, await push(each)]).toEqual([each.example, each.field, 200]);
  // What is no push of any cloud waits in the quarantine.
  for (const dialect of dialects) expect(await push({ dialect, example: 'none', field: null, body: { [payload]: payload } })).toBe(400);

  await test.step('on the desk', async () => {
    await desk.main.locator('[data-nav="history"]').click();
    for (const callId of ['moor-v7', 'tel4vn']) {
      await desk.main.locator(`[data-call-id="${callId}"]`).first().click();
      await expect(desk.main.locator('[data-panel]')).toContainText('<img src=x');
      await expectUnharmed(desk.main, true);
      await desk.main.keyboard.press('Escape');
    }
    for (const place of ['missed', 'contacts', 'history']) {
      await desk.main.locator(`[data-nav="${place}"]`).click();
      await expectUnharmed(desk.main, false);
    }
    await expectUnharmed(desk.popup, false);
  });

  await test.step('on the board', async () => {
    await expect(board.locator('body')).toContainText('<img src=x');
    await board.evaluate(() => {
      for (const story of document.querySelectorAll('details')) story.open = true;
    });
    await expect(board.locator('details[open]').first()).toBeVisible();
    await expectUnharmed(board, true);
  });

  await test.step('in the inspector', async () => {
    for (const [tab, most] of Object.entries(opened)) {
      await admin.locator('[data-nav="inspector"]').click();
      await admin.locator(`[data-tab="${tab}"]`).click();
      const lines = admin.locator('[data-push], [data-seq], [data-quarantined]');
      await expect(lines.first()).toBeVisible();
      // The newest have the payload in every field.
      for (const place of (await lines.evaluateAll((all) => all.map((line) => line.getAttribute('href') ?? ''))).slice(0, most)) {
        await admin.evaluate((hash) => void (location.hash = hash), place);
        await expect(admin.locator(`[data-opened="${place.split('/').at(-1)}"] pre`).first()).toBeVisible();
      }
      await expectUnharmed(admin, false);
    }
    await admin.locator('[data-nav="inspector"]').click();
    await admin.locator('[data-push]').first().click();
    await expect(admin.locator('[data-part="raw"]')).toContainText('<img src=x');
    await expectUnharmed(admin, true);
  });
});
