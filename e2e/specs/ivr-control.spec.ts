import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { addSource } from '../../scripts/lib/relay-process.ts';
import { careRoutes } from '../../src/shared/api/admin/care.ts';
import { newLoginSchema } from '../../src/shared/api/admin/people.ts';
import { expect, test as base } from '../fixtures/browser.ts';
import { heldAgainst } from '../helpers/axe.ts';
import { firstAdminLink, password, setUpFirstAdmin } from '../helpers/console.ts';
import { startIvrCloud, type IvrCloud } from '../helpers/ivr-cloud.ts';

/** Of the document's examples. */
const token = 'a8307aa5-bd11-4216-a6e2-5e5d6161aec4';
const callId = '82327ef4-b608-4af2-ab69-9186eab1d663';

interface Watched {
  readonly board: Page;
  readonly cloud: IvrCloud;
  /** An admin's session beside the board. */
  readonly admin: APIRequestContext;
  /** An event of WellCloud's about the caller. */
  readonly push: (eventName: 'IvrStartedEvent' | 'IvrEndedEvent') => Promise<void>;
}

/** A supervisor's board before a caller who is in WellCloud's IVR; WellCloud is a stand-in that answers as it is told. */
const test = base.extend<{ watched: Watched }>({
  watched: async ({ scene, plain }, use) => {
    const cloud = await startIvrCloud();
    const hookPath = await addSource(scene.data, 'wellcloud', 'ivr');
    const li = await plain.person('zh-CN');
    await setUpFirstAdmin(li.page, await firstAdminLink(scene));
    const admin = li.context.request;
    const headers = { 'x-danping': '1' };
    const set = await admin.patch(`${scene.relay.url}/api/admin/sources/ivr`, { headers, data: { values: { 'api-base': cloud.base, 'api-token': token } } });
    expect(set.ok()).toBe(true);
    const added = await admin.post(`${scene.relay.url}/api/admin/logins`, { headers, data: { role: 'supervisor', login: 'wang' } });
    const { setupPath } = newLoginSchema.parse(await added.json());
    await li.page.close();
    const { page } = await plain.person('zh-CN');
    await page.goto(scene.relay.url + setupPath);
    await page.locator('input[name="new-password"]').fill(password);
    await page.locator('[data-action="set-up"]').click();
    await page.waitForURL('**/board');
    let serial = 0;
    const push: Watched['push'] = async (eventName) => {
      const eventTime = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replaceAll('-', '.').replace('T', ' ');
      const body = { eventName, eventTime, serial: ++serial, namespace: 'test.cc', callId, deviceId: '6001@test.cc', callingDevice: '13812345678@test.cc', calledDevice: '6001@test.cc' };
      const { status } = await fetch(scene.relay.url + hookPath, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      expect(status).toBe(200);
    };
    await push('IvrStartedEvent');
    await use({ board: page, cloud, admin, push });
    await cloud.close();
  },
});

const menu = (board: Page): Locator => board.locator(`[data-ivr-menu="${callId}"]`);

test('a supervisor plays to a caller in the IVR by keyboard: asked once, told what the caller hears, written down', async ({ scene, watched: { board, cloud, admin } }) => {
  cloud.answer({ callId });
  await expect(menu(board)).toHaveAccessibleName('IVR 放音：138****5678');
  await menu(board).focus();
  await board.keyboard.press('Enter');
  await expect(board.locator('[role="menu"] :focus')).toHaveCount(1);
  await board.keyboard.press('ArrowDown');
  await expect(board.locator('[data-ivr-act="play"]')).toBeFocused();
  await board.keyboard.press('Enter');
  const files = board.locator('[data-field="ivr-files"]');
  await expect(files).toBeFocused();
  await expect(board.locator('[data-action="ivr-yes"]')).toBeDisabled();
  await board.keyboard.type('welcome.wav；bye.wav');
  await expect(board.locator('[data-hears]')).toHaveText('138****5678 将听到：welcome.wav → bye.wav');
  expect(await heldAgainst(board)).toEqual([]);
  expect(cloud.received).toEqual([]);
  await board.keyboard.press('Enter');

  await expect(board.locator('[data-toast]')).toContainText('WellCloud 已接受');
  await expect(board.locator('[data-dialog]')).toHaveCount(0);
  await expect(menu(board)).toBeFocused();
  expect(cloud.received).toMatchObject([{ path: '/media/playMedia', authorization: token, body: { callId, urls: 'welcome.wav;bye.wav' } }]);

  await menu(board).click();
  await board.locator('[data-ivr-act="stopAndPlay"]').click();
  await board.locator('[data-recent="welcome.wav;bye.wav"]').click();
  await board.locator('[data-action="ivr-yes"]').click();
  await expect.poll(() => cloud.received.map(({ path }) => path)).toEqual(['/media/playMedia', '/media/stopAndPlayMedia']);
  const audit = await admin.get(`${scene.relay.url}/api/admin/audit?limit=4`);
  const { records } = careRoutes['audit.list'].output.parse(await audit.json());
  expect(records).toMatchObject([
    { who: 'supervisor:wang', what: 'media-stop-and-play', about: { outcome: 'done' } },
    { what: 'media-stop-and-play', about: { outcome: 'asked' } },
    { who: 'supervisor:wang', what: 'media-play', about: { outcome: 'done', source: 'ivr', callId, files: ['welcome.wav', 'bye.wav'] } },
    { what: 'media-play', about: { outcome: 'asked' } },
  ]);
});

test('what WellCloud refuses stands there in words, and a caller who has left is played to no more', async ({ watched: { board, cloud, push } }) => {
  cloud.answer({ callId, returnCode: '10002' });
  await menu(board).click();
  await board.locator('[data-ivr-act="stop"]').click();
  await expect(board.getByRole('button', { name: '取消' })).toBeFocused();
  const yes = board.locator('[data-action="ivr-yes"]');
  await yes.click();
  const refused = board.locator('[data-failure="no-such-call"]');
  await expect(refused).toContainText('返回码 10002：Call不存在');
  await expect(refused).toContainText('无需处理');
  await expect(refused).toBeFocused();
  expect(cloud.received).toMatchObject([{ path: '/media/stopMedia', body: { callId } }]);

  await push('IvrEndedEvent');
  await expect(board.locator('[data-gone]')).toContainText('客户已离开 IVR');
  await expect(refused).toBeVisible();
  await expect(yes).toBeDisabled();
  await board.keyboard.press('Escape');
  await expect(menu(board)).toHaveCount(0);
});
