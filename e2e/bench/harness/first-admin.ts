import type { Browser, Page } from '@playwright/test';

/** Logs in as the first admin, by the link that the relay printed. */
export async function firstAdminPage(browser: Browser, url: string, relayLog: readonly string[]): Promise<Page> {
  const link = relayLog.map((line) => /There is no admin yet\..*(http\S+)$/.exec(line)?.[1]).find((found) => found !== undefined);
  if (link === undefined) throw new Error('The relay printed no link for the first admin.');
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(link);
  await page.locator('input[name="username"]').fill('li');
  await page.locator('input[name="new-password"]').fill('correct horse 电池');
  await page.locator('[data-action="set-up"]').click();
  await page.waitForURL(`${url}/admin`);
  return page;
}
