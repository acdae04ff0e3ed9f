import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { addDisposition, addSupervisor, setDesk } from '../../scripts/lib/relay-process.ts';
import { root } from '../../scripts/lib/paths.ts';
import type { DesktopProcess } from '../../scripts/lib/desktop-process.ts';
import { expect, test } from '../fixtures/browser.ts';
import type { Scene } from '../fixtures/scene.ts';
import { secondsAgo } from '../helpers/agent-status.ts';
import { callPushes, pushCalls, pushLogin } from '../helpers/calls.ts';
import { documentExample, inboundRing, type PushBody } from '../helpers/documents.ts';
import { enrol, openSettings } from '../helpers/enrolment.ts';
import { ask } from '../helpers/host.ts';
import { cards, expectCard, expectConnection } from '../helpers/marks.ts';

const folder = path.join(root, 'docs', 'pictures');
const minuteMs = 60_000;
const looks = [
  ['zh-CN', 'light'],
  ['zh-CN', 'dark'],
  ['zh-CN', 'contrast'],
  ['en', 'light'],
  ['vi', 'light'],
  ['en', 'dark'],
  ['vi', 'dark'],
] as const;

const crm = {
  id: 'crm',
  name: '客户页面',
  url: 'https://crm.example.com/search?phone={customerNumber}',
  on: 'never' as const,
  directions: { inbound: true, outbound: true, internal: true },
  numberPattern: null,
  allowHttp: false,
};

test.beforeAll(() => void mkdirSync(folder, { recursive: true }));

const shoot = (from: Page | Locator, name: string): Promise<Buffer> => from.screenshot({ path: path.join(folder, `${name}.png`), animations: 'disabled' });

async function wear(desk: DesktopProcess, page: Page, [language, theme]: (typeof looks)[number]): Promise<void> {
  await ask(desk.main, 'settings.change', { language, theme });
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

async function shootPopup(desk: DesktopProcess, name: string, wanted: readonly (typeof looks)[number][] = [looks[0]]): Promise<void> {
  for (const look of wanted) {
    await wear(desk, desk.popup, look);
    await shoot(desk.popup.locator('main'), [name, ...look].join('-'));
  }
  await wear(desk, desk.popup, looks[0]);
}

async function clearCards(desk: DesktopProcess): Promise<void> {
  await expect(async () => {
    const shown = await cards(desk).evaluateAll((all) => all.flatMap((card) => card.getAttribute('data-call-id') ?? []));
    for (const callId of shown) await ask(desk.popup, 'popup.dismiss', { callId });
    expect(await cards(desk).count()).toBe(0);
  }).toPass();
}

/** Who called before, at this desk and at a colleague's. */
async function pushPast(scene: Scene, desk: DesktopProcess): Promise<void> {
  const number = '13812345678';
  const at = (minutes: number): Date => new Date(Date.now() - minutes * minuteMs);
  await pushCalls(scene, [
    { callId: 'past-1', number, at: at(26 * 60), talk: 250, name: '王女士' },
    { callId: 'past-2', number, at: at(95), ring: 31, talk: null, name: '王女士' },
    { callId: 'past-3', number, at: at(40), talk: 75, direction: 'outbound', name: '王女士' },
  ]);
  for (const body of callPushes({ callId: 'past-4', number, at: at(8 * 24 * 60), talk: 130 })) await scene.push({ ...body, agentNumber: '20002', agentName: '韩梅梅' });
  await expect(desk.main.locator('[data-call-id="past-3"]')).toBeVisible();
  await clearCards(desk);
  await ask(desk.main, 'wrapUp.save', { callId: 'past-1', note: '退货未到账，答应周五前回电', disposition: null, callBackAt: null });
}

const known: PushBody = { agentName: '李雷', customerNumber: '13812345678', queueName: '售后队列', extras: { 订单: 'X9-20931', 等级: 'VIP' } };

test('the pop-up from the ring to the wrap-up', async ({ scene }) => {
  await setDesk(scene.data, ['share-history=on', 'share-notes=on']);
  for (const [id, zh, en, vi] of [['solved', '已解决', 'Solved', 'Đã xong'], ['call-back', '待回电', 'Call back', 'Gọi lại'], ['complaint', '投诉', 'Complaint', 'Khiếu nại'], ['wrong', '打错', 'Wrong number', 'Nhầm số']] as const) {
    await addDisposition(scene.data, id, { 'zh-CN': zh, en, vi });
  }
  const desk = await scene.desk();
  await expectConnection(desk, 'live');
  await ask(desk.main, 'settings.change', {
    homeRegion: 'CN',
    crm: { templates: [crm] },
  });
  await pushPast(scene, desk);
  await scene.push(inboundRing('unknown', { customerNumber: '051885412345', agentName: '李雷', statusTime: secondsAgo(9) }));
  await expectCard(desk, 'unknown', 'ringing');
  await shootPopup(desk, 'popup-ringing-unknown');
  await clearCards(desk);

  await scene.push(inboundRing('known', { ...known, statusTime: secondsAgo(12) }));
  await expect(cards(desk, 'known')).toContainText('韩梅梅');
  await shootPopup(desk, 'popup-ringing', looks);
  await ask(desk.main, 'settings.change', { privacy: { maskNumbers: true } });
  await expect(cards(desk, 'known')).toContainText('138****5678');
  await shootPopup(desk, 'popup-masked');
  await ask(desk.main, 'settings.change', { privacy: { maskNumbers: false } });

  await scene.push(inboundRing('known', { ...known, callEvent: 'link', eventUniqueId: 'known-link', statusTime: secondsAgo(3) }));
  await expectCard(desk, 'known', 'answered');
  await shootPopup(desk, 'popup-talking');
  await scene.push(inboundRing('known', { ...known, callEvent: 'hangup', eventUniqueId: 'known-hangup' }));
  await expectCard(desk, 'known', 'ended');
  await cards(desk, 'known').locator('button[data-action="disposition-2"]').click();
  await cards(desk, 'known').getByRole('textbox').fill('退款已到账，周五前回电确认');
  await expect(cards(desk, 'known').locator('[data-saving="saved"]')).toHaveCount(1);
  await shootPopup(desk, 'popup-wrap-up', looks);
  await clearCards(desk);

  const colleague = { agentNumber: '20002', agentName: '韩梅梅' };
  await scene.push(inboundRing('taken', { ...known, statusTime: secondsAgo(6) }));
  await scene.push(inboundRing('taken', { ...known, ...colleague, eventUniqueId: 'taken-ring', statusTime: secondsAgo(6) }));
  await expectCard(desk, 'taken', 'ringing');
  await scene.push(inboundRing('taken', { ...known, ...colleague, callEvent: 'link', eventUniqueId: 'taken-link' }));
  await expectCard(desk, 'taken', 'ended');
  await shootPopup(desk, 'popup-taken');
  await clearCards(desk);

  const numbers = ['13900001111', '02087654321', '18611112222', '15051234567', '13812345678'];
  for (const [index, customerNumber] of numbers.entries()) await scene.push(inboundRing(`many-${index}`, { customerNumber, agentName: '李雷', statusTime: secondsAgo(20 - 3 * index) }));
  await expect(desk.popup.locator('[data-more="2"]')).toBeVisible();
  await shootPopup(desk, 'popup-many');
});

test('the first start and the settings', async ({ scene }) => {
  const desk = await scene.desk({ token: null });
  await expect(desk.main.locator('[data-screen="enrolment"]')).toBeVisible();
  for (const look of [looks[0], looks[3]]) {
    await wear(desk, desk.main, look);
    await shoot(desk.main, ['enrolment', ...look].join('-'));
  }
  await wear(desk, desk.main, looks[0]);
  await enrol(desk, { link: await scene.enrolmentLink('20001') }, 'file');
  await expectConnection(desk, 'live');
  await pushLogin(scene, new Date());
  await expect(desk.main.locator('section[data-status="idle"]')).toBeVisible();
  await ask(desk.main, 'settings.change', { crm: { templates: [crm] } });
  for (const section of ['popup', 'crm', 'privacy', 'hot-keys', 'desk']) {
    await openSettings(desk, section);
    await shoot(desk.main, `settings-${section}-zh-CN-light`);
  }
  await openSettings(desk, 'popup');
  for (const look of [looks[1], looks[3]]) {
    await wear(desk, desk.main, look);
    await shoot(desk.main, ['settings-popup', ...look].join('-'));
  }
});

test('the web pages: the log-in and the desk in a browser', async ({ scene, plain }) => {
  const { page } = await plain.person('zh-CN');
  await page.goto(`${scene.relay.url}/board`);
  await expect(page.locator('input[name="username"]')).toBeVisible();
  await shoot(page, 'web-log-in-zh-CN-light');
  await page.goto(`${scene.relay.url}/desk`);
  await page.locator('[data-field="code"]').fill(await scene.enrolmentLink('20001'));
  await page.locator('[data-action="log-in"]').click();
  await expectConnectionOf(page);
  await pushCalls(scene, [
    { callId: 'web-1', number: '13812345678', at: new Date(Date.now() - 40 * minuteMs), talk: 250, name: '王女士', queue: '售后队列' },
    { callId: 'web-2', number: '02087654321', at: new Date(Date.now() - 19 * minuteMs), ring: 31, talk: null },
  ]);
  await scene.push(inboundRing('web-live', { customerNumber: '13900001111' }));
  await expect(page.locator('[data-call-id="web-live"]').first()).toBeVisible();
  await shoot(page, 'web-desk-zh-CN-light');
});

/** A team at work: what V7 pushes of each agent. */
async function pushTeam(scene: Scene): Promise<void> {
  const talking = { statusNumber: '4', statusName: '通话' };
  const team = [
    ['20001', '李雷', 75, talking],
    ['20002', '韩梅梅', 12, { statusNumber: '0', statusName: '空闲' }],
    ['20003', '王小明', 1_500, { statusNumber: '1', statusName: '忙碌' }],
    ['20004', '赵一曼', 340, talking],
    ['20005', '陈静', 45, { statusNumber: '0', statusName: '空闲' }],
    ['20006', 'Nguyễn Thị Minh Khai', 8, { statusNumber: '3', statusName: '响铃' }],
    ['20007', '周杰', 25, { statusNumber: '5', statusName: '整理' }],
  ] as const;
  for (const [agentNumber, agentName, ago, status] of team) {
    const agent = { agentNumber, agentName };
    await scene.push({ ...documentExample('login'), ...agent, eventUniqueId: `login-${agentNumber}` });
    await scene.push({ pushType: 'callStatus', accountId: '20000153', ...agent, ...status, statusTime: secondsAgo(ago), eventUniqueId: `status-${agentNumber}` });
  }
  const at = (minutes: number): Date => new Date(Date.now() - minutes * minuteMs);
  for (const [index, [agentNumber, agentName]] of team.entries()) {
    for (const [turn, talk] of [250, 75, null].entries()) {
      const pushes = callPushes({ callId: `day-${index}-${turn}`, number: `1381234${5_600 + 10 * index + turn}`, at: at(20 + 31 * index + 67 * turn), talk, queue: '售后队列' });
      for (const body of pushes) await scene.push({ ...body, agentNumber, agentName });
    }
  }
  await scene.push(inboundRing('live-1', { customerNumber: '13900001111', agentName: '李雷', queueName: '售后队列', callEvent: 'link', statusTime: secondsAgo(75) }));
}

test('the board, as a supervisor sees it and on the wall', async ({ scene }) => {
  const desk = await scene.desk({ token: await addSupervisor(scene.data, 'wang'), profile: 'of-wang' });
  await expect(desk.main.locator('[data-connection="live"]').first()).toBeVisible();
  const window = await desk.app.browserWindow(desk.main);
  await window.evaluate((board) => board.setBounds({ x: 20, y: 20, width: 1360, height: 850 }));
  await pushTeam(scene);
  await expect(desk.main.locator('[data-agent-number]')).toHaveCount(7);
  await expect(desk.main.locator('[data-agent-number="20001"]')).toHaveAttribute('data-status', 'talking');
  // 21 calls of the day and the one that goes on.
  await expect(desk.main.locator('[data-panel="queues"]').getByRole('cell', { name: '22', exact: true })).toBeVisible();
  for (const look of looks) {
    await wear(desk, desk.main, look);
    await shoot(desk.main, ['board', ...look].join('-'));
  }
  await desk.main.keyboard.press('w');
  await expect(desk.main.locator('[data-wall="true"]')).toBeVisible();
  for (const look of looks) {
    await wear(desk, desk.main, look);
    await shoot(desk.main, ['board-wall', ...look].join('-'));
  }
});

const expectConnectionOf = (page: Page): Promise<void> => expect(page.locator('[data-connection]').first()).toHaveAttribute('data-connection', 'live');
