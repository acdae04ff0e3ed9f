import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Real keys and a real mouse, by way of the window system: what a page is told by a test driver, no window manager sees. */
const hands = (...does: readonly string[]): Promise<unknown> => promisify(execFile)('xdotool', does);

/** @param keys as X11 names them, for instance `ctrl+alt+k` */
export async function press(keys: string): Promise<void> {
  await hands('key', '--clearmodifiers', keys);
}

export async function typeText(text: string): Promise<void> {
  await hands('type', text);
}

export async function clickOnScreen({ x, y }: { readonly x: number; readonly y: number }): Promise<void> {
  await hands('mousemove', String(Math.round(x)), String(Math.round(y)), 'click', '1');
}

/** Takes hold at a point of the screen, moves in steps as a hand does, and lets go. */
export async function dragOnScreen(from: { readonly x: number; readonly y: number }, by: { readonly dx: number; readonly dy: number }): Promise<void> {
  const steps = 4;
  await hands('mousemove', String(Math.round(from.x)), String(Math.round(from.y)), 'mousedown', '1');
  for (let step = 1; step <= steps; step += 1) {
    await hands('mousemove', String(Math.round(from.x + (by.dx * step) / steps)), String(Math.round(from.y + (by.dy * step) / steps)));
  }
  await hands('mouseup', '1');
}
