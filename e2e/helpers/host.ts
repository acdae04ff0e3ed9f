import type { Page } from '@playwright/test';
import type { MethodInput, MethodName } from '../../src/shared/api/methods.ts';
import type { DesktopProcess } from '../../scripts/lib/desktop-process.ts';
import { expect } from '../fixtures/scene.ts';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Asks the app as its own page does. @returns the answer, which must not be a failure. */
export async function ask<Name extends MethodName>(page: Page, method: Name, input?: MethodInput<Name>): Promise<unknown> {
  const answer = await page.evaluate(([name, given]) => Reflect.get(globalThis, 'danping').call(name, given), [method, input] as const);
  expect(answer).toMatchObject({ ok: true });
  return answer.value;
}

export async function boundsOf(desk: DesktopProcess, page: Page): Promise<Bounds> {
  const handle = await desk.app.browserWindow(page);
  return handle.evaluate((window) => window.getBounds());
}

/** The work area of the one display that the tests run on. */
export function workArea(desk: DesktopProcess): Promise<Bounds> {
  return desk.app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
}

/** Whether a window has the keyboard, by the window system's word. */
export async function hasKeyboard(desk: DesktopProcess, page: Page): Promise<boolean> {
  const handle = await desk.app.browserWindow(page);
  return handle.evaluate((window) => window.isFocused());
}

/** The colour on the screen itself, whatever window paints it, as `r,g,b`. */
export function colourOnScreen(desk: DesktopProcess, at: { readonly x: number; readonly y: number }): Promise<string> {
  return desk.app.evaluate(async ({ desktopCapturer, screen }, { x, y }) => {
    const { size } = screen.getPrimaryDisplay();
    const [source] = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: size });
    const pixel = source?.thumbnail.crop({ x, y, width: 1, height: 1 }).toBitmap();
    return pixel ? [pixel[2], pixel[1], pixel[0]].join() : 'nothing';
  }, at);
}
