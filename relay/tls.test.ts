import { once } from 'node:events';
import { copyFileSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get, request } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addAgent, addSource, jsonOf, relayCommand, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';
import { TestClient } from './socket/testing/client.ts';

type Name = 'first' | 'second' | 'ended';
const fixture = (file: string): string => fileURLToPath(new URL(`http/testing/tls/${file}`, import.meta.url));
const ca = (['first', 'second'] as const).map((name) => readFileSync(fixture(`${name}.pem`), 'utf8'));

let folder: ReturnType<typeof temporaryFolder>;
let data: string;
let cert: string;
let key: string;
let relay: RunningRelay | null;
beforeEach(() => {
  folder = temporaryFolder();
  [data, cert, key, relay] = [join(folder.path, 'data'), join(folder.path, 'relay.pem'), join(folder.path, 'relay.key'), null];
});
afterEach(async () => {
  await relay?.stop();
  folder.remove();
});

/** As an admin puts a certificate in its place. */
function place(name: Name): void {
  copyFileSync(fixture(`${name}.pem`), cert);
  copyFileSync(fixture(`${name}.key`), key);
}

async function serve(...args: string[]): Promise<RunningRelay> {
  relay = await startRelay(data, '--tls-cert', cert, '--tls-key', key, ...args);
  return relay;
}

/** Waits until the relay has written that down. */
async function written(running: RunningRelay, words: RegExp): Promise<void> {
  while (!words.test(running.stderr())) await once(running.child.stderr ?? process.stdin, 'data');
}

/** The name in the certificate that a new connection is shown, and the version of TLS. */
async function shownBy({ url }: RunningRelay, options: ConnectionOptions = {}): Promise<unknown> {
  const line = connectTls({ host: '127.0.0.1', port: Number(new URL(url).port), ca, ...options });
  await once(line, 'secureConnect');
  const shown = [line.getPeerCertificate().subject.CN, line.getProtocol()];
  line.destroy();
  return shown;
}

async function answer(url: string, body?: object): Promise<{ readonly status: number | undefined; readonly headers: IncomingMessage['headers'] }> {
  const asked = body ? request(url, { method: 'POST', ca, headers: { 'content-type': 'application/json' } }).end(JSON.stringify(body)) : get(url, { ca });
  const [given]: IncomingMessage[] = await once(asked, 'response');
  return { status: given?.statusCode, headers: given?.headers ?? {} };
}

describe('a relay with the admin’s certificate', () => {
  test('takes pushes, hands them out, and marks what only TLS may carry', async () => {
    place('first');
    const { url, hookUrl = '' } = await serve('--hook-listen', '127.0.0.1:0');
    expect([new URL(url).protocol, new URL(hookUrl).protocol]).toEqual(['https:', 'https:']);
    const { hookPath } = await addSource(data, '--id', 'main');
    const { token } = await addAgent(data, '20001');
    const agent = new TestClient(url, token, undefined, { ca });
    expect((await answer(hookUrl + hookPath, ringPush('t1'))).status).toBe(200);
    await agent.caughtUp(1);
    expect(agent.events.map(({ id }) => id)).toEqual(['main:t1']);
    agent.close();
    expect((await answer(`${url}/board`)).headers['strict-transport-security']).toMatch(/^max-age=\d+$/);
    expect(await jsonOf('doctor', '--data', data, '--json')).toMatchObject({ ok: true, findings: expect.arrayContaining([expect.objectContaining({ check: 'address', level: 'ok' })]) });
  });

  test('speaks TLS 1.2 and later, and nothing before', async () => {
    place('first');
    const running = await serve();
    expect(await shownBy(running)).toEqual(['first.danping.test', 'TLSv1.3']);
    expect(await shownBy(running, { maxVersion: 'TLSv1.2' })).toEqual(['first.danping.test', 'TLSv1.2']);
    await expect(shownBy(running, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' })).rejects.toThrow(/protocol|version|alert/i);
  });

  test('shows a renewed one to whoever comes from then on, and nobody who is there is cut', async () => {
    place('first');
    const running = await serve();
    const { token } = await addAgent(data, '20001');
    const agent = new TestClient(running.url, token, undefined, { ca });
    await agent.welcomed();
    place('second');
    await written(running, /another certificate/);
    expect(await shownBy(running)).toEqual(['second.danping.test', 'TLSv1.3']);

    const { hookPath } = await addSource(data, '--id', 'main');
    expect((await answer(running.url + hookPath, ringPush('t2'))).status).toBe(200);
    await agent.caughtUp(1);
    expect(agent.welcomes).toHaveLength(1);
    agent.close();
  });

  test('follows a link that leads to another file, and SIGHUP', async () => {
    for (const [file, ending] of [[cert, 'pem'], [key, 'key']] as const) symlinkSync(fixture(`first.${ending}`), file);
    const running = await serve();
    for (const file of [cert, key]) rmSync(file);
    for (const [file, ending] of [[cert, 'pem'], [key, 'key']] as const) symlinkSync(fixture(`second.${ending}`), file);
    running.child.kill('SIGHUP');
    await written(running, /another certificate/);
    expect(await shownBy(running)).toEqual(['second.danping.test', 'TLSv1.3']);
  });

  test('keeps the one before when the new one cannot be used', async () => {
    place('first');
    const running = await serve();
    copyFileSync(fixture('second.pem'), cert);
    running.child.kill('SIGHUP');
    await written(running, /is not the one of the certificate/);
    expect(await shownBy(running)).toEqual(['first.danping.test', 'TLSv1.3']);
    expect(running.stderr()).not.toMatch(/PRIVATE|BEGIN/);
  });

  test('starts with one that has run out, and says so', async () => {
    place('ended');
    await written(await serve(), /"daysLeft":-\d+,"msg":"the certificate runs out/);
    expect(await jsonOf('doctor', '--data', data, '--json')).toMatchObject({ ok: true, findings: expect.arrayContaining([expect.objectContaining({ check: 'address', level: 'warn', found: expect.stringContaining('has run out') })]) });
  });
});

describe('a relay whose certificate cannot be used does not start, and says why', () => {
  test.each([
    ['there is none', () => rmSync(cert), /relay\.pem cannot be read \(ENOENT\)/],
    ['it is none', () => writeFileSync(cert, 'no certificate'), /holds no certificate/],
    ['the key is none', () => writeFileSync(key, 'no key'), /no private key/],
    ['the key is another one', () => copyFileSync(fixture('second.key'), key), /not the one of the certificate/],
  ])('%s', async (_why, spoil, words) => {
    place('first');
    spoil();
    const refused = await relayCommand('serve', '--data', data, '--port', '0', '--tls-cert', cert, '--tls-key', key);
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^danping-relay: [^\n]+\.\n$/) });
    expect(refused.stderr).toMatch(words);
  });

  test('only half of it is given', async () => {
    expect(await relayCommand('serve', '--data', data, '--tls-cert', cert)).toMatchObject({ code: 2, stderr: expect.stringContaining('--tls-key') });
  });
});
