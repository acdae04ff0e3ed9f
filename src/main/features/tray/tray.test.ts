import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { AgentState } from '../../../shared/contract/agent-state.ts';
import { textsIn } from '../../texts/texts.ts';
import type { Glance } from './glance.ts';
import { tooltipOf, variantOf } from './glance.ts';
import { trayMenu } from './tray-menu.ts';

const idle: AgentState = {
  agentNumber: '20001',
  agentName: '李雷',
  loggedIn: true,
  status: 'idle',
  statusName: null,
  statusNumber: 0,
  since: null,
  callId: null,
  offlineAnswering: false,
};
const calm: Glance = { connection: 'live', status: idle, popupMode: 'on', missedOpen: 0 };

describe('the tray', () => {
  it.each([
    [{}, 'live'],
    [{ popupMode: 'silent' }, 'live'],
    [{ popupMode: 'off' }, 'do-not-disturb'],
    [{ popupMode: 'off', missedOpen: 2 }, 'unread'],
    [{ connection: 'stale', missedOpen: 2 }, 'offline'],
    [{ connection: 'offline', popupMode: 'off' }, 'offline'],
    // A relay that restarts must not make the icon blink.
    [{ connection: 'connecting' }, 'live'],
  ] as const)('with %j shows the icon "%s", which there is in every size', (change, variant) => {
    expect(variantOf({ ...calm, ...change })).toBe(variant);
    const folder = path.join(import.meta.dirname, '..', '..', '..', '..', 'assets', 'tray');
    for (const file of ['', '@1.25x', '@1.5x', '@2x', 'Template', 'Template@2x']) expect(existsSync(path.join(folder, `${variant}${file}.png`))).toBe(true);
  });

  it('says the own status and what was missed', () => {
    const say = textsIn('zh-CN');
    expect(tooltipOf(calm, say)).toBe('Danping\n空闲');
    expect(tooltipOf({ ...calm, missedOpen: 3 }, say)).toBe('Danping\n空闲\n3 个未接来电');
    expect(tooltipOf({ ...calm, status: { ...idle, status: 'custom', statusName: '午餐' } }, say)).toBe('Danping\n午餐');
    expect(tooltipOf({ ...calm, status: { ...idle, loggedIn: false } }, say)).toBe('Danping\n已登出');
    expect(tooltipOf({ ...calm, connection: 'offline', popupMode: 'off' }, say)).toBe('Danping\n未连接：收不到来电\n弹屏已关闭');
  });

  it('offers what its lines say', () => {
    const actions = { open: vi.fn(), setPopupMode: vi.fn(), test: vi.fn(), quit: vi.fn() };
    const menu = trayMenu({ ...calm, popupMode: 'silent' }, textsIn('en'), actions);
    const lines = menu.flatMap((line) => (Array.isArray(line.submenu) ? line.submenu : [line]));
    expect(lines.filter((line) => line.checked).map((line) => line.label)).toEqual(['Without sound']);
    for (const line of lines) {
      const click: unknown = line.click;
      if (typeof click === 'function') click();
    }
    expect(actions.open).toHaveBeenCalledOnce();
    expect(actions.setPopupMode.mock.calls).toEqual([['on'], ['silent'], ['off']]);
    expect(actions.test.mock.calls).toEqual([['inbound'], ['outbound']]);
    expect(actions.quit).toHaveBeenCalledOnce();
  });
});
