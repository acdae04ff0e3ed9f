import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../../scripts/lib/paths.ts';
import { careRoutes } from '../../src/shared/api/admin/care.ts';
import { expect } from '../fixtures/browser.ts';
import type { Scene } from '../fixtures/scene.ts';

const guide = readFileSync(path.join(root, 'docs', 'admin.md'), 'utf8');

/** The numbered steps of docs/admin.md, in its order. */
export const guideSteps = [...guide.matchAll(/^## \d+\. (.+)$/gm)].map(([, title = '']) => title);

/** The lines of a step's shell block. */
export function commandsOf(step: string): string[] {
  const section = guide.split(/^## /m).find((part) => part.includes(`. ${step}\n`)) ?? '';
  return /```sh\n([^]*?)```/.exec(section)?.[1]?.trim().split('\n') ?? [];
}

/** The link that the relay prints as long as there is no admin. */
export async function firstAdminLink(scene: Scene): Promise<string> {
  const found = (): string | undefined => scene.relayLog.map((line) => /There is no admin yet\..*(http\S+)$/.exec(line)?.[1]).find(Boolean);
  await expect.poll(found).toBeDefined();
  return found() ?? '';
}

/** Of the first admin, whose login is `li`, and of whoever else is set up here. */
export const password = 'correct horse 电池';

/** Chooses login and password as a person would; ends at the console. */
export async function setUpFirstAdmin(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator('input[name="username"]').fill('li');
  await page.locator('input[name="new-password"]').fill(password);
  await page.locator('[data-action="set-up"]').click();
  await page.waitForURL('**/admin');
  await expect(page.locator('[data-connection]').first()).toHaveAttribute('data-connection', 'live');
}

/** By the rail, as a person. */
export function go(page: Page, place: string): Promise<void> {
  return page.locator(`[data-nav="${place}"]`).click();
}

/** Starts a test call on the source's card; the agent's number stands there already. */
export async function testCall(page: Page, source: string, agentNumber: string): Promise<void> {
  await go(page, 'sources');
  await page.locator(`[data-source-id="${source}"] [data-action="test-call"]`).click();
  await expect(page.locator('[data-field="agent"]')).toHaveValue(agentNumber);
  await page.locator('[data-action="test-call-yes"]').click();
}

/** Opens a part of a place: by the rail and the tab. */
export async function goTo(page: Page, place: string, tab: string): Promise<void> {
  await go(page, place);
  await page.locator(`[data-tab="${tab}"]`).click();
}

/** What the audit log says was done, the latest first. */
export async function audited(page: Page): Promise<readonly { readonly who: string; readonly what: string; readonly about: object }[]> {
  const answer = await page.request.get(new URL('/api/admin/audit?limit=50', page.url()).href);
  return careRoutes['audit.list'].output.parse(await answer.json()).records;
}
