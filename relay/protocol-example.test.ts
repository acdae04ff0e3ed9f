import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from './cli/testing/relay-process.ts';

const clone = resolve(import.meta.dirname, '..');
const page = readFileSync(join(clone, 'docs', 'protocol.md'), 'utf8');
const [, example = ''] = /^## A worked example\n(.*?)^## /ms.exec(page) ?? [];

/** The section's blocks of code in that language, in order, word for word. */
function blocks(language: string): string[] {
  return [...example.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, named, code]) => (named === language && code !== undefined ? [code] : []));
}

const folder = temporaryFolder();
let end = async (): Promise<void> => undefined;
afterEach(async () => {
  await end();
  folder.remove();
});

/** Runs a script in a process group of its own, so that what it leaves running can be ended, and nothing else. */
function runShell(script: string, env: Record<string, string>): ChildProcess {
  const shell = spawn('sh', ['-ec', `exec 2>&1\n${script}`], { cwd: clone, env: { ...process.env, ...env }, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const closed = once(shell, 'close');
  end = async () => {
    try {
      if (shell.pid !== undefined) process.kill(-shell.pid, 'SIGTERM');
    } catch {
      // Nothing of it is left.
    }
    await closed;
  };
  return shell;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

test.skipIf(spawnSync('curl', ['--version']).status !== 0)('the worked example in docs/protocol.md works as it is written', async () => {
  const [setUp = '', push = '', ...moreShell] = blocks('sh');
  const [agent = '', ...moreScripts] = blocks('js');
  expect([moreShell, moreScripts]).toEqual([[], []]);
  expect(agent.trim().split('\n').length).toBeLessThan(16);

  const agentFile = join(folder.path, 'agent.mjs');
  writeFileSync(agentFile, agent);
  symlinkSync(join(clone, 'node_modules'), join(folder.path, 'node_modules'), 'dir');
  const port = await freePort();
  const shell = runShell(`${setUp}\n${push}\nnode '${agentFile}'`, { DATA: join(folder.path, 'data'), PORT: String(port) });

  // The answer to curl has no line of its own: whatever is printed next follows it.
  const said: string[] = [];
  const promised = [`{"event":"listening","url":"http://127.0.0.1:${port}"`, '{"ok":true,"seq":1}', '20001 1 false', '1 call.ringing 403344537650466816 17319132391'];
  for await (const line of createInterface({ input: shell.stdout ?? process.stdin })) {
    said.push(line);
    if (promised.every((words) => said.join('\n').includes(words))) break;
  }
  for (const words of promised) expect(said.join('\n')).toContain(words);
  for (const words of promised.slice(1)) expect(example).toContain(words);
}, 60_000);
