import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect as connectTcp } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addSource, push, startRelay, temporaryFolder, type RunningRelay } from './cli/testing/relay-process.ts';
import { ringPush } from './cli/testing/pushes.ts';

const fixture = (name: string) => readFileSync(new URL(`./dialects/moor-v7/fixtures/${name}`, import.meta.url), 'utf8');

const folder = temporaryFolder();
let relay: RunningRelay;
let address: string;
let secret: string;

beforeAll(async () => {
  const { hookPath } = await addSource(folder.path, '--id', 'main');
  secret = hookPath.split('/').at(-1) ?? '';
  relay = await startRelay(folder.path, '--hook-listen', '127.0.0.1:0');
  address = relay.url + hookPath;
});
afterAll(async () => {
  await relay.stop();
  folder.remove();
});

const head = async (): Promise<number> => (await (await fetch(`${relay.url}/readyz`)).json()).head;
const quarantined = (): { reason: string; count: number; raw: Buffer }[] => {
  const db = new Database(join(folder.path, 'events.db'), { readonly: true });
  try {
    return db.prepare<[], { reason: string; count: number; raw: Buffer }>('SELECT reason, count, raw FROM quarantine ORDER BY first_at').all();
  } finally {
    db.close();
  }
};

/** Sends a body in pieces, without saying how long it will be. @returns the status. */
const streamed = (body: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    const sending = request(address, { method: 'POST' }, (response) => resolve(response.statusCode));
    // The relay hangs up on what it will not read to the end.
    sending.on('error', () => undefined);
    for (let at = 0; at < body.length; at += 50_000) sending.write(body.slice(at, at + 50_000));
    sending.end();
  });

describe('a push with the right secret', () => {
  test('is answered 200 with its place; the same again with the same place', async () => {
    const first = await push(address, ringPush('r1'));
    expect(first).toMatchObject({ status: 200, body: { ok: true, seq: await head() } });
    const again = await push(address, ringPush('r1'));
    expect(again).toEqual({ status: 200, body: { ...Object(first.body), duplicate: true }, retryAfter: null });
  });

  test('that says two things gets two places, and is answered the last', async () => {
    const before = await head();
    const status = fixture('call-status-link.json');
    expect(await push(address, status)).toMatchObject({ status: 200, body: { ok: true, seq: before + 2 } });
    expect(await push(address, status)).toMatchObject({ body: { seq: before + 2, duplicate: true } });
    expect(await head()).toBe(before + 2);
  });

  test('with the documented id of another account’s event is another event', async () => {
    const ring = fixture('incoming-ring.json');
    const hangup = fixture('incoming-hangup-with-comma.json');
    await push(address, ring);
    const before = await head();
    expect(await push(address, hangup)).toMatchObject({ status: 200, body: { ok: true, seq: before + 1 } });
    expect((await push(address, hangup)).body).toEqual({ ok: true, seq: before + 1, duplicate: true });
  });

  test('may be a form or a query, and is the same event as its JSON', async () => {
    const fields = Object.entries(ringPush('f1')).map(([name, value]): [string, string] => [name, String(value)]);
    const form = new URLSearchParams(fields).toString();
    const posted = await push(address, form, { 'content-type': 'application/x-www-form-urlencoded' });
    expect(posted).toMatchObject({ status: 200, body: { ok: true } });
    const queried = await (await fetch(`${address}?${form}`)).json();
    expect(queried).toEqual({ ...Object(posted.body), duplicate: true });
    expect((await push(address, ringPush('f1'))).body).toEqual(queried);
  });

  test('of a type that nobody documented is kept', async () => {
    const before = await head();
    expect(await push(address, { pushType: 'somethingNew', eventUniqueId: 'n1', accountId: '1' })).toMatchObject({
      status: 200,
      body: { ok: true, seq: before + 1 },
    });
  });

  test('whose body is broken is answered 400 and lies in quarantine once, counted', async () => {
    const text = fixture('incoming-hangup.txt');
    const before = await head();
    for (let times = 0; times < 2; times++) {
      const answer = await push(address, text);
      expect(answer).toMatchObject({ status: 400, body: { ok: false, error: expect.any(String) } });
    }
    expect(quarantined()).toMatchObject([{ count: 2, raw: Buffer.from(text) }]);
    expect(await push(address, '{"nothing":"recognisable"}')).toMatchObject({ status: 400 });
    expect(await push(address, Buffer.from([0x7b, 0xff, 0xfe]))).toMatchObject({ status: 400 });
    expect(await push(address, '[]')).toMatchObject({ status: 400 });
    expect(quarantined()).toHaveLength(4);
    expect(await head()).toBe(before);
  });

  test('above 256 KiB is answered 413, also when its size is not announced', async () => {
    const large = JSON.stringify({ ...ringPush('big'), extras: 'x'.repeat(256 * 1024) });
    const before = quarantined().length;
    expect(await push(address, large)).toMatchObject({ status: 413, body: { ok: false } });
    expect(await streamed(large)).toBe(413);
    expect(quarantined()).toHaveLength(before);
    const fits = { ...ringPush('fits'), extras: '' };
    const room = 262_144 - Buffer.byteLength(JSON.stringify(fits));
    expect(await push(address, { ...fits, extras: 'x'.repeat(room) })).toMatchObject({ status: 200 });
  });
});

test('a wrong source and a wrong secret are answered alike, and leave nothing', async () => {
  const before = [await head(), quarantined().length];
  const wrongSecret = await push(`${relay.url}/hooks/main/${'x'.repeat(43)}`, ringPush('w1'));
  const wrongSource = await push(`${relay.url}/hooks/none/${secret}`, 'broken');
  expect(wrongSecret).toMatchObject({ status: 404, body: { ok: false } });
  expect(wrongSource).toEqual(wrongSecret);
  expect([await head(), quarantined().length]).toEqual(before);
});

test('the second address has the webhooks and nothing else', async () => {
  const hooks = relay.hookUrl ?? '';
  expect(hooks).not.toBe(relay.url);
  expect(await push(address.replace(relay.url, hooks), ringPush('h1'))).toMatchObject({ status: 200 });
  for (const path of ['/healthz', '/readyz', '/socket.io/?EIO=4&transport=polling']) expect((await fetch(hooks + path)).status).toBe(404);
  expect((await fetch(`${hooks}/api/enrol`, { method: 'POST', body: '{"code":"x"}' })).status).toBe(404);
  expect(await (await fetch(`${relay.url}/healthz`)).json()).toEqual({ ok: true });
});

test('an address too long for anything is answered, a request that is none is too', async () => {
  const spoken = (text: string) =>
    new Promise<string>((resolve) => {
      const { hostname, port } = new URL(relay.url);
      const line = connectTcp(Number(port), hostname, () => line.write(text));
      let heard = '';
      line.on('data', (chunk) => (heard += chunk)).on('close', () => resolve(heard));
    });
  expect(await spoken(`GET /hooks/main/${secret}?a=${'x'.repeat(70_000)} HTTP/1.1\r\nhost: a\r\n\r\n`)).toMatch(/^HTTP\/1.1 413 .*"ok":false/s);
  expect(await spoken('what is this\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*"ok":false/s);
});

test('neither secrets nor customers’ numbers are written to the journal', () => {
  expect(relay.stderr()).toContain('quarantine');
  expect(relay.stderr()).not.toContain(secret);
  expect(relay.stderr()).not.toContain('17319132391');
});
