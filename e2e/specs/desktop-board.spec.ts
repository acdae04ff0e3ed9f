import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import type { DesktopProcess } from '../../scripts/lib/desktop-process.ts';
import { addSupervisor } from '../../scripts/lib/relay-process.ts';
import { expect, test as base } from '../fixtures/scene.ts';
import { agentStatus } from '../helpers/agent-status.ts';
import { heldAgainst } from '../helpers/axe.ts';
import { Line } from '../faults/harness/line.ts';
import { expectConnection } from '../helpers/marks.ts';

/** The desktop app of a supervisor, behind a line that can go dead. */
const test = base.extend<{ line: Line; desk: DesktopProcess }>({
  line: async ({ scene }, use) => {
    const line = await Line.to(scene.relay.port);
    await use(line);
    await line.close();
  },
  desk: async ({ scene, line }, use) => {
    const token = await addSupervisor(scene.data, 'wang');
    const desk = await scene.desk({ token: null, profile: 'of-wang', switches: [`--relay=${line.url}`, `--token=${token}`, '--lang=zh-CN', '--theme=light'] });
    await expectConnection(desk, 'live');
    await use(desk);
  },
});

const agent = (desk: DesktopProcess, number: string): Locator => desk.main.locator(`[data-agent-number="${number}"]`);

test('a supervisor’s app shows the board: tiles that repaint with a status, chips that choose, an agent’s day', async ({ scene, desk }) => {
  await expect(desk.main.locator('html')).toHaveAttribute('data-window', 'board');
  const tile = agent(desk, '20001');
  await scene.push(agentStatus('20001', 0, 60));
  await scene.push(agentStatus('20002', 1, 30));
  await expect(tile).toHaveAttribute('data-status', 'idle');
  const mark = tile.locator('svg[data-mark]').first();
  const idle = await mark.screenshot({ animations: 'disabled' });
  await scene.push(agentStatus('20001', 4));
  await expect(tile).toHaveAttribute('data-status', 'talking');
  await expect(tile).toContainText('通话中');
  expect((await mark.screenshot({ animations: 'disabled' })).equals(idle)).toBe(false);

  await desk.main.locator('[data-state-chip="busy"]').click();
  await expect(desk.main.locator('[data-agent-number]')).toHaveCount(1);
  await expect(agent(desk, '20002')).toBeVisible();
  await desk.main.locator('[data-state-chip="busy"]').click();
  await expect(desk.main.locator('[data-agent-number]')).toHaveCount(2);

  await tile.locator('[data-open-agent]').click();
  const day = desk.main.locator('[data-day-of="20001"]');
  await expect(day.locator('[data-span]')).toHaveCount(2);
  await scene.push(agentStatus('20001', 5, -1));
  await expect(day.locator('[data-span="wrap-up"]').first()).toBeVisible();
  expect(await heldAgainst(desk.main, true)).toEqual([]);
});

test('the table that is saved holds the agents that are shown, and a place that takes no file is said', async ({ scene, desk }) => {
  /** What the person answers to the system's question; `null`: calls it off. */
  const answer = (filePath: string | null): Promise<void> =>
    desk.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
    }, filePath);
  const save = desk.main.locator('[data-act="export"]');
  const toast = desk.main.locator('[data-toast]');
  await scene.push(agentStatus('20001', 4, 75));
  await scene.push(agentStatus('20002', 1, 30, { agentName: '=1+1' }));
  await expect(agent(desk, '20002')).toHaveAttribute('data-status', 'busy');

  await answer(path.join(scene.folder, 'no such folder', 'board.csv'));
  await save.click();
  await expect(toast).toContainText('表格没有保存');
  await answer(null);
  await save.click();
  await answer(path.join(scene.folder, 'board'));
  await save.click();
  const file = path.join(scene.folder, 'board.csv');
  await expect(toast).toContainText(file);
  const written = readFileSync(file, 'utf8');
  const [head, ...lines] = written.split('\r\n');
  expect(head).toBe('\uFEFF工号,坐席,状态,开始时间,状态秒数,通话对象,队列或线路,已登录,已登记');
  expect(lines.at(-1)).toBe('');
  expect(lines.slice(0, -1).toSorted()).toEqual([
    expect.stringMatching(/^20001,李雷,通话中,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+,,,是,是$/),
    expect.stringMatching(/^20002,'?[^,]+,忙碌,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+,,,是,是$/),
  ]);
  expect(written).not.toContain(',=');

  await desk.main.locator('[data-state-chip="talking"]').click();
  await expect(desk.main.locator('[data-agent-number]')).toHaveCount(1);
  await save.click();
  await expect.poll(() => readFileSync(file, 'utf8').split('\r\n').length).toBe(3);
  expect(existsSync(path.join(scene.folder, 'no such folder'))).toBe(false);
});

test('a dead line turns the app’s board red within five seconds, and it is right again within two of the return', async ({ scene, line, desk }) => {
  await desk.main.evaluate(() => Reflect.set(window, 'notReloaded', true));
  const connection = desk.main.locator('[data-connection]').first();
  line.goDead();
  await expect(connection).toHaveAttribute('data-connection', 'stale', { timeout: 5_000 });
  await expect(connection).toHaveAttribute('data-alarm', 'true');
  await expect(desk.main.getByRole('alert')).toContainText('以下内容停留在');
  await scene.push(agentStatus('20001', 4));
  line.comeBack();
  await expect(connection).toHaveAttribute('data-connection', 'live', { timeout: 2_000 });
  await expect(agent(desk, '20001')).toHaveAttribute('data-status', 'talking');
  await expect(desk.main.getByRole('alert')).toHaveCount(0);
  expect(await desk.main.evaluate(() => Reflect.get(window, 'notReloaded'))).toBe(true);
});

test('while the relay is away the app’s board says so, and it is right again within two seconds of its start', async ({ scene }) => {
  const desk = await scene.desk({ token: await addSupervisor(scene.data, 'wang'), profile: 'of-wang' });
  await expectConnection(desk, 'live');
  await scene.push(agentStatus('20001', 0));
  await expect(agent(desk, '20001')).toHaveAttribute('data-status', 'idle');
  await scene.stopRelay();
  const connection = desk.main.locator('[data-connection]').first();
  await expect(connection).toHaveAttribute('data-connection', 'offline', { timeout: 5_000 });
  await expect(connection).toHaveAttribute('data-alarm', 'true');
  await expect(agent(desk, '20001')).toHaveAttribute('data-status', 'idle');
  await scene.startRelay();
  await expect(connection).toHaveAttribute('data-connection', 'live', { timeout: 2_000 });
  await scene.push(agentStatus('20001', 4, -1));
  await expect(agent(desk, '20001')).toHaveAttribute('data-status', 'talking');
});
