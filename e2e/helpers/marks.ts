import type { Locator } from '@playwright/test';
import type { DesktopProcess } from '../../scripts/lib/desktop-process.ts';
import { expect } from '../fixtures/scene.ts';

/** The cards of the pop-up, by the marks that outsiders rely on. */
export function cards(desk: DesktopProcess, callId?: string): Locator {
  return desk.popup.locator(callId ? `[data-call-id="${callId}"]` : '[data-call-id]');
}

export async function expectCard(desk: DesktopProcess, callId: string, state: string): Promise<void> {
  await expect(cards(desk, callId)).toHaveCount(1);
  await expect(cards(desk, callId)).toHaveAttribute('data-state', state);
}

/** The card stands on the screen in this state: the page says so, and its frame was painted. */
export async function expectPainted(desk: DesktopProcess, callId: string, state: string): Promise<void> {
  await expectCard(desk, callId, state);
  await desk.paintedFrame((frame) => frame.callId === callId && frame.state === state);
}

/** Opens the history. @returns its rows. */
export async function historyRows(desk: DesktopProcess): Promise<Locator> {
  await desk.main.locator('[data-nav="history"]').click();
  return desk.main.locator('[data-call-id]');
}

export async function expectConnection(desk: DesktopProcess, state: string): Promise<void> {
  await expect(desk.main.locator('[data-connection]').first()).toHaveAttribute('data-connection', state);
}

/** Whether the pop-up's window stands on the screen, and whether it has the keyboard. */
export async function popupWindow(desk: DesktopProcess): Promise<{ visible: boolean; focused: boolean; onTop: boolean }> {
  const handle = await desk.app.browserWindow(desk.popup);
  return handle.evaluate((window) => ({ visible: window.isVisible(), focused: window.isFocused(), onTop: window.isAlwaysOnTop() }));
}
