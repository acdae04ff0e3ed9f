import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { io } from 'socket.io-client';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../lib/paths.ts';
import { installPackage } from '../lib/system-packages.ts';
import { pageAt, type Block } from './pages.ts';
import { freePort } from '../lib/free-port.ts';

const { blocks } = pageAt('docs/dialects.md');

/** What the page's commands need of a clone. The rest of it is checked by the commands' own run over the whole of it. */
const needed = [
  '.npmrc', '.oxlintrc.json', 'package.json', 'package-lock.json', 'tsconfig.json', 'vitest.config.ts',
  'relay', 'src/shared', 'scripts/bare', 'scripts/run.mjs',
  ...['checks', 'child-process', 'paths'].map((name) => `scripts/lib/${name}.ts`),
  ...['lint', 'relay', 'typecheck'].map((name) => `scripts/commands/${name}.ts`),
];
const note = z.object({ kind: z.string(), callId: z.string().nullable(), agentNumber: z.string().nullable(), customerNumber: z.string().nullable(), direction: z.string().nullable() });
const notes = z.object({ items: z.array(note) });

const folder = mkdtempSync(path.join(tmpdir(), 'danping-dialects-'));
const clone = path.join(folder, 'clone');
let end = async (): Promise<void> => undefined;

afterAll(async () => {
  await end();
  rmSync(folder, { recursive: true, force: true });
});

/** Where the page says that a block goes; `null` for one that is to be run. */
function placeOf({ introduction, language }: Block): string | null {
  return language === 'sh' ? null : (/^`(relay\/[\w/.-]+)`:$/.exec(introduction)?.[1] ?? null);
}

function makeClone(): void {
  const isTemplate = (file: string): boolean => file.includes(path.join('dialects', 'template'));
  for (const name of needed) cpSync(path.join(root, name), path.join(clone, name), { recursive: true, filter: (file) => isTemplate(file) || !file.endsWith('.test.ts') });
  symlinkSync(path.join(root, 'node_modules'), path.join(clone, 'node_modules'), 'dir');
}

/** A shell in a process group of its own, so that the relay that it leaves running can be ended, and nothing else. */
function openShell(env: Record<string, string>): ChildProcess {
  const shell = spawn('sh', ['-e'], { cwd: clone, env: { ...process.env, ...env }, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
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

const isThere = (): boolean => spawnSync('curl', ['--version'], { stdio: 'ignore' }).status === 0;
const hasCurl = isThere() || (installPackage('curl') && isThere());

test.skipIf(!hasCurl)('docs/dialects.md, followed to the letter with curl at hand, yields a sixth dialect in one folder and one line', { timeout: 150_000 }, async () => {
  makeClone();
  const port = await freePort();
  const shell = openShell({ DATA: path.join(folder, 'data'), PORT: String(port) });
  const said: string[] = [];
  const waiting: { readonly words: RegExp; readonly found: (match: RegExpExecArray) => void }[] = [];
  const heard = (line: string): void => {
    said.push(line);
    for (const { words, found } of waiting) {
      const match = words.exec(line);
      if (match) found(match);
    }
  };
  for (const stream of [shell.stdout, shell.stderr]) if (stream) createInterface(stream).on('line', heard);
  const gone = once(shell, 'close').then(() => Promise.reject(new Error(`The shell ended:\n${said.join('\n')}`)));
  gone.catch(() => undefined);
  /** Types a block, as a reader does, and waits until the shell has come through it. */
  const type = async (text: string, ended: string, words: RegExp): Promise<RegExpExecArray> => {
    const answer = new Promise<RegExpExecArray>((found) => waiting.push({ words, found }));
    shell.stdin?.write(`${text}\n${ended}\n`);
    return Promise.race([answer, gone]);
  };

  for (const [index, block] of blocks.entries()) {
    const place = placeOf(block);
    if (place !== null) {
      expect(place).toMatch(/^relay\/dialects\/zammad\//);
      mkdirSync(path.dirname(path.join(clone, place)), { recursive: true });
      writeFileSync(path.join(clone, place), block.text);
    } else if (!block.text.startsWith('push()')) {
      await type(block.text, `echo "ended ${index}"`, new RegExp(`^ended ${index}$`));
    }
  }
  const [, token = ''] = await type('', 'echo "token $TOKEN"', /^token (\S*)$/);
  expect(token, said.join('\n')).toMatch(/^[\w-]{43}$/);

  await new Promise<void>((resolve) => {
    if (said.some((line) => line.includes('"event":"listening"'))) return resolve();
    waiting.push({ words: /"event":"listening"/, found: () => resolve() });
  });
  const socket = io(`http://127.0.0.1:${port}`, { auth: { token }, reconnection: false });
  try {
    const items: z.infer<typeof note>[] = [];
    const told = new Promise<void>((resolve) => {
      socket.on('events', (sent: unknown, acknowledge: () => void) => {
        items.push(...notes.parse(sent).items);
        acknowledge();
        if (items.some(({ kind }) => kind === 'call.ended')) resolve();
      });
    });
    await new Promise((resolve) => socket.once('welcome', resolve));
    const pushes = blocks.filter(({ text }) => text.startsWith('push()'));
    expect(pushes).toHaveLength(1);
    await type(pushes[0]?.text ?? '', 'echo pushed', /^pushed$/);
    await Promise.race([told, gone]);
    const about = { callId: '307fa962-de8d-4ffc-817b-7f6993204159', agentNumber: '20001', customerNumber: '493023125741', direction: 'inbound' };
    expect(items).toEqual(['call.ringing', 'call.answered', 'call.ended'].map((kind) => ({ kind, ...about })));
    expect(said.filter((line) => line.startsWith('{"ok":true,"seq":'))).toHaveLength(3);
  } finally {
    socket.close();
  }
});
