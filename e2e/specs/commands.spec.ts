import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { root } from '../../scripts/lib/paths.ts';
import { expect, test } from '../fixtures/browser.ts';

const seen = z.object({ ok: z.literal(true), popups: z.array(z.object({ direction: z.string(), states: z.array(z.string()), picture: z.string() })), picture: z.string() });

/** As a person types it: by way of npm, on whatever Node npm runs on. */
async function npmRun(...args: string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)('npm', ['run', '-s', ...args], { cwd: root, maxBuffer: 64 * 1_048_576 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const failed = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() }).parse(error);
    return { code: failed.code, stdout: failed.stdout, stderr: failed.stderr };
  }
}

test('npm run demo shows a pop-up for a call in and a call out, says what it saw, and ends', async () => {
  test.setTimeout(180_000);
  const { code, stdout, stderr } = await npmRun('demo', '--', '--headless-check');
  expect(code, stderr).toBe(0);
  const { popups, picture } = seen.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  expect(popups.map(({ direction }) => direction)).toEqual(['inbound', 'outbound']);
  for (const { states } of popups) expect(states).toEqual(expect.arrayContaining(['ringing', 'answered', 'ended']));
  expect(existsSync(picture)).toBe(true);
});

test('npm start opens the app with the switches of README.md, and it gets its calls', async ({ scene }) => {
  test.setTimeout(120_000);
  const args = ['start', '--', `--relay=${scene.relay.url}`, `--token=${scene.tokens.get('20001')}`, `--profile=${path.join(scene.folder, 'profile')}`];
  const app = spawn('npm', args, { cwd: root, stdio: 'ignore', detached: true });
  const closed = once(app, 'close');
  try {
    const connected = async (): Promise<string> => (await fetch(`${scene.relay.url}/metrics`)).text();
    await expect.poll(connected, { timeout: 60_000 }).toContain('danping_clients{role="agent"} 1');
  } finally {
    if (app.pid !== undefined) process.kill(-app.pid, 'SIGTERM');
    await closed;
  }
});

test('npm run build leaves the pages, and npm run bench names what it measures', async () => {
  test.setTimeout(120_000);
  expect((await npmRun('build')).code).toBe(0);
  expect(existsSync(path.join(root, 'out', 'renderer'))).toBe(true);
  const { code, stderr } = await npmRun('bench', '--', 'nothing-of-the-kind');
  expect(code).toBe(2);
  expect(stderr).toContain('There is no benchmark nothing-of-the-kind: choose from');
});
