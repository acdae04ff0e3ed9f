import { spawn } from 'node:child_process';
import { chromium, type Page } from '@playwright/test';
import { packedArguments } from '../../scripts/lib/desktop.ts';
import { end } from '../../scripts/lib/child-process.ts';
import { expect } from '../fixtures/scene.ts';

export interface PackedDesk {
  readonly main: Page;
  readonly popup: Page;
  /** All that the program has written so far. */
  readonly said: () => string;
  stop(): Promise<void>;
}

/**
 * Starts a packed app as its user does. Its pages are driven from outside, by Chromium's own door: the door to Node, by which the
 * other tests come in, is closed in what is packed.
 */
export async function startPacked(binary: string, switches: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<PackedDesk> {
  const child = spawn(binary, ['--remote-debugging-port=0', ...packedArguments(switches)], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const stop = () => end(child);
  try {
    const door = (): string => /DevTools listening on (ws:\S+)/.exec(said)?.[1] ?? '';
    await expect.poll(door, { message: said }).not.toBe('');
    const browser = await chromium.connectOverCDP(door());
    const pageWith = async (name: string): Promise<Page> => {
      const marked = async (): Promise<Page | null> => {
        for (const page of browser.contexts().flatMap((context) => context.pages())) if ((await page.locator(`html[data-window="${name}"]`).count()) > 0) return page;
        return null;
      };
      await expect.poll(marked).not.toBeNull();
      const page = await marked();
      if (!page) throw new Error(`The window ${name} is gone.`);
      return page;
    };
    return { main: await pageWith('main'), popup: await pageWith('popup'), said: () => said, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
