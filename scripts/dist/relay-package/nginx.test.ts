import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withLock } from '../../bare/lock.mjs';
import { root } from '../../lib/paths.ts';
import { addAgent, addSource, allowPushesFrom, startRelay, type RelayProcess } from '../../lib/relay-process.ts';
import { debianProgram } from './testing/debian-program.ts';
import { freePort } from '../../lib/free-port.ts';

const example = readFileSync(path.join(root, 'relay', 'packaging', 'nginx.conf'), 'utf8');
const fixture = (file: string): string => path.join(root, 'relay', 'http', 'testing', 'tls', file);
const ca = readFileSync(fixture('first.pem'));
const nginx = await withLock('apt', () => debianProgram('nginx', 'usr/sbin/nginx'));
if (nginx === null) process.stdout.write('Skipped: the relay behind nginx: this computer has no nginx, and Debian’s cannot be fetched here.\n');

describe.skipIf(nginx === null)('behind Debian’s nginx, set up as relay/packaging/nginx.conf shows', () => {
  let folder: string;
  let data: string;
  let relay: RelayProcess;
  let server: ChildProcess;
  let address: string;
  let hookPath: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'danping-nginx-'));
    data = path.join(folder, 'data');
    const port = await freePort();
    address = `https://127.0.0.1:${port}`;
    relay = await startRelay({ data, args: ['--public-url', address, '--trust-proxy', '127.0.0.1'] });
    hookPath = await addSource(data, 'moor-v7', 'main');
    server = await startNginx(folder, port, relay.port);
  });
  afterAll(async () => {
    server?.kill('SIGTERM');
    if (server && server.exitCode === null) await once(server, 'exit');
    await relay?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const push = (id: string, from: string, more: Readonly<Record<string, string>> = {}, padding = 0) =>
    ask(`${address}${hookPath}`, { from, headers: { 'content-type': 'application/json', ...more }, body: JSON.stringify({ ...ring, eventUniqueId: id, extras: 'x'.repeat(padding) }) });

  test('a push is taken, and reaches a desk by WebSocket', async () => {
    const token = await addAgent(data, '20001', '李雷');
    const socket = io(address, { transports: ['websocket'], auth: { token }, ca: ca.toString(), reconnection: false });
    await heard(socket, 'welcome');
    const events = heard(socket, 'events');
    expect(await push('n1', '127.0.0.1')).toMatchObject({ status: 200, body: expect.stringContaining('"ok":true') });
    expect(await events).toMatchObject({ items: [{ id: 'main:n1' }] });
    socket.close();
  });

  test('the pages come as over TLS', async () => {
    expect(await ask(`${address}/admin`)).toMatchObject({ status: 200, headers: { 'strict-transport-security': expect.any(String) }, body: expect.stringMatching(/<html/) });
  });

  test('a push counts as coming from where nginx saw it, whatever its sender claims', async () => {
    await allowPushesFrom(data, 'main', '127.0.0.2');
    expect((await push('n2', '127.0.0.2')).status).toBe(200);
    expect((await push('n3', '127.0.0.3')).status).toBe(404);
    expect((await push('n4', '127.0.0.3', { 'x-forwarded-for': '127.0.0.2' })).status).toBe(404);
    await allowPushesFrom(data, 'main', '');
  });

  test('what the relay takes passes, and what is too large for it is refused in its own words', async () => {
    expect((await push('n5', '127.0.0.1', {}, 255 * 1024)).status).toBe(200);
    expect(await push('n6', '127.0.0.1', {}, 257 * 1024)).toMatchObject({ status: 413, body: expect.stringContaining('"ok":false') });
  });

  test('nothing of a push’s address is written down, also when the relay is away', async () => {
    await relay.stop();
    expect((await push('n7', '127.0.0.1')).status).toBe(502);
    expect((await ask(`${address}/readyz`)).status).toBe(502);
    expect(readFileSync(path.join(folder, 'nginx', 'error.log'), 'utf8')).toMatch(/connect\(\) failed.*GET \/readyz/);
    expect(readFileSync(path.join(folder, 'nginx', 'error.log'), 'utf8')).not.toContain(hookPath.split('/').at(-1));
  });
});

const ring = { accountId: '20000153', callUniqueId: 'c1', pushType: 'dialoutRing', customerNumber: '17319132391', statusTime: '1620455977', callEvent: 'ring', callType: 'dialout', agentNumber: '20001' };

interface Asked {
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

async function ask(url: string, { from = '127.0.0.1', headers = {}, body }: Asked = {}): Promise<{ readonly status: number | undefined; readonly headers: object; readonly body: string }> {
  const asked = request(url, { ca, localAddress: from, method: body === undefined ? 'GET' : 'POST', headers, agent: false });
  asked.end(body);
  const [answer]: IncomingMessage[] = await once(asked, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of answer ?? []) chunks.push(chunk);
  return { status: answer?.statusCode, headers: answer?.headers ?? {}, body: Buffer.concat(chunks).toString('utf8') };
}

/** The example, with its three marked lines and the two ports changed; everything else is as it stands there. */
async function startNginx(folder: string, port: number, relayPort: number): Promise<ChildProcess> {
  const home = path.join(folder, 'nginx');
  mkdirSync(home);
  const site = example
    .replace('server_name danping.example.com;', 'server_name 127.0.0.1;')
    .replace('/etc/ssl/danping/fullchain.pem', fixture('first.pem'))
    .replace('/etc/ssl/danping/privkey.pem', fixture('first.key'))
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port} ssl;`)
    .replace('server 127.0.0.1:7700;', `server 127.0.0.1:${relayPort};`);
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${home}/${name};`).join('\n');
  const user = process.getuid?.() === 0 ? 'user root;\n' : '';
  writeFileSync(path.join(home, 'nginx.conf'), `${user}pid ${home}/pid;\nerror_log ${home}/error.log info;\nevents {}\nhttp {\n${kept}\n${site}\n}\n`);
  const child = spawn(nginx ?? 'nginx', ['-p', home, '-c', path.join(home, 'nginx.conf'), '-e', path.join(home, 'error.log'), '-g', 'daemon off;'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const ended = once(child, 'exit').then(() => true);
  while (!(await ask(`https://127.0.0.1:${port}/healthz`).then(({ status }) => status === 200, () => false))) {
    if (child.exitCode !== null && (await ended)) throw new Error(`nginx did not start: ${said.join('')}${readFileSync(path.join(home, 'error.log'), 'utf8')}`);
  }
  return child;
}

function heard(socket: Socket, message: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    socket.once(message, resolve);
    socket.once('connect_error', reject);
  });
}
