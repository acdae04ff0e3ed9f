import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../lib/paths.ts';
import { commandsIn, pageAt } from './pages.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'danping-typed-'));
const data = path.join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The commands under a heading of a page, their data folder in a place of this test's own. */
function commandsUnder(file: string, heading: string): readonly string[] {
  const blocks = pageAt(file).blocks.filter((block) => block.heading === heading);
  return blocks.flatMap(commandsIn).map((command) => command.replaceAll('./data', data).replaceAll('./monday.backup', path.join(folder, 'monday.backup')));
}

/** Typed into a shell in the clone. @returns what it printed. */
function typed(command: string): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' });
  expect([status, stderr], command).toEqual([0, expect.anything()]);
  return stdout;
}

describe('README.md, "By hand"', () => {
  const [source = '', agent = '', serve = '', start = '', ...others] = commandsUnder('README.md', 'By hand');

  test('a source, an agent and a relay that serves them', { timeout: 60_000 }, async () => {
    const { hookPath } = z.object({ hookPath: z.string() }).parse(JSON.parse(typed(source)));
    const { token } = z.object({ token: z.string() }).parse(JSON.parse(typed(agent)));
    expect(token).toMatch(/^[\w-]{43}$/);
    // The page has the usual port; beside whatever runs here, any.
    const relay = spawn('sh', ['-c', `exec ${serve} --port 0`], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = new Promise((resolve) => relay.once('exit', resolve));
    try {
      for await (const line of createInterface({ input: relay.stdout })) {
        const { url, pid } = z.object({ event: z.literal('listening'), url: z.string(), pid: z.number() }).parse(JSON.parse(line));
        const answer = await fetch(url + hookPath, { method: 'POST', body: '{"pushType":"somethingNew"}' });
        expect(await answer.json()).toEqual({ ok: true, seq: 1 });
        process.kill(pid, 'SIGTERM');
        break;
      }
    } finally {
      await ended;
    }
  });

  test('ends with the desktop app at the usual address, which e2e/specs/commands.spec.ts starts', () => {
    expect([start, others]).toEqual(['npm start -- --relay=http://127.0.0.1:7700 --token=TOKEN', []]);
  });
});

test('docs/admin.md, "Backup and restore": what was there before is there again', { timeout: 60_000 }, () => {
  const [backup = '', doctor = '', restore = '', ...others] = commandsUnder('docs/admin.md', 'Backup and restore');
  expect(others).toEqual([]);
  typed(`npm run -s relay -- agent add 20008 --name Before --data ${data}`);
  typed(backup);
  expect(statSync(path.join(folder, 'monday.backup')).mode & 0o777).toBe(0o600);
  expect(typed(doctor)).toContain('database');
  typed(`npm run -s relay -- agent add 20009 --name Later --data ${data}`);
  typed(restore);
  const agents = typed(`npm run -s relay -- agent list --data ${data}`);
  expect(agents).toContain('20008');
  expect(agents).not.toContain('20009');
});

test('docs/install-relay.md, "TLS": a certificate goes where the service may read it, and nobody else', () => {
  const group = spawnSync('id', ['-gn'], { encoding: 'utf8' }).stdout.trim();
  for (const name of ['fullchain.pem', 'privkey.pem']) writeFileSync(path.join(folder, name), name);
  const commands = commandsUnder('docs/install-relay.md', 'TLS');
  expect(commands).toHaveLength(3);
  for (const command of commands) {
    const here = command.replace(/^sudo /, '').replaceAll('-g danping-relay', `-g ${group}`).replaceAll('/etc/danping-relay/tls', path.join(folder, 'tls')).replaceAll(/(\S+\.pem) /g, `${folder}/$1 `);
    typed(here);
  }
  const modeOf = (name: string): number => statSync(path.join(folder, 'tls', name)).mode & 0o777;
  expect([modeOf('.'), modeOf('relay.pem'), modeOf('relay.key')]).toEqual([0o750, 0o640, 0o640]);
  expect(pageAt('docs/install-relay.md').text).toContain('--tls-cert /etc/danping-relay/tls/relay.pem --tls-key /etc/danping-relay/tls/relay.key');
});

test.each([
  [['sim', '--', '--seed', '7', '--agents', '3', '--calls', '1'], /seed 7/],
  [['fuzz', '--', '--seconds', '1', '--target', 'tel4vn', '--keep-nothing'], /tel4vn: seed \d+/],
])('npm run %j looks for trouble, for a moment', { timeout: 60_000 }, (args, words) => {
  expect(existsSync(path.join(root, 'scripts', 'commands', `${args[0]}.ts`))).toBe(true);
  expect(typed(`npm run -s ${args.join(' ')} 2>&1`)).toMatch(words);
});
