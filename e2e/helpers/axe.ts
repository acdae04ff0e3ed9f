import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** All that axe holds against a page, and the place of each fault. @param isDesktop a page of the app, where no second one can be opened */
export async function heldAgainst(page: Page, isDesktop = false): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(isDesktop).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id} ${target}: ${html.slice(0, 120)}`));
}
