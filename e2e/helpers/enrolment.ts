import type { DesktopProcess } from '../../scripts/lib/desktop-process.ts';
import { expect } from '../fixtures/scene.ts';

/** Fills the screen of the first start in. A whole link goes into one field, as a person would paste it. */
export async function enrol(desk: DesktopProcess, typed: { readonly link: string } | { readonly relay: string; readonly code: string }, place: 'file' | 'memory' | null): Promise<void> {
  await expect(desk.main.locator('[data-screen="enrolment"]')).toBeVisible();
  if ('link' in typed) {
    await desk.main.locator('[data-field="code"]').fill(typed.link);
  } else {
    await desk.main.locator('[data-field="relay"]').fill(typed.relay);
    await desk.main.locator('[data-field="code"]').fill(typed.code);
  }
  if (place) await desk.main.locator(`input[type="radio"][value="${place}"]`).check();
  await desk.main.locator('[data-action="connect"]').click();
}

/** Opens a section of the settings. */
export async function openSettings(desk: DesktopProcess, section: string): Promise<void> {
  await desk.main.locator('[data-nav="settings"]').click();
  await desk.main.locator(`[data-section="${section}"]`).click();
}
