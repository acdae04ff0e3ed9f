import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uploadPath } from '../src/shared/api/admin.ts';
import { pageHeader } from '../src/shared/contract/web-access.ts';
import { orderContext, updateKeyAnswerSchema, updateOrderSchema, updateStatementSchema, type UpdateStatement } from '../src/shared/contract/updates.ts';
import { openConsole, type Console } from './admin/testing/console.ts';
import { addAgent, jsonOf, relayCommand } from './cli/testing/relay-process.ts';
import { madeRelease } from './releases/testing/made-release.ts';

let open: Console;
let pilot: { readonly token: string; readonly enrolUrl: string };
let other: { readonly token: string };
beforeAll(async () => {
  open = await openConsole();
  await open.ask('sources.add', { dialect: 'moor-v7', id: 'main' });
  [pilot, other] = [await addAgent(open.data, '20001'), await addAgent(open.data, '20002')];
});
afterAll(() => open.stop());

const get = (path: string, token: string | null): Promise<Response> =>
  fetch(open.relay.url + path, { headers: token === null ? {} : { authorization: `Bearer ${token}` } });

/** What the relay says to a desk, after its signature was looked at. */
async function offerTo(token: string, nonce = 'n'.repeat(20)): Promise<UpdateStatement['offer']> {
  const { statement, signature } = updateOrderSchema.parse(await (await get(`/updates/order?nonce=${nonce}`, token)).json());
  const { updateKey } = updateKeyAnswerSchema.parse(await (await get('/updates/key', token)).json());
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: updateKey }, format: 'jwk' });
  expect(verify(null, Buffer.from(orderContext + statement), key, Buffer.from(signature, 'base64'))).toBe(true);
  const said = updateStatementSchema.parse(JSON.parse(statement));
  expect(said.nonce).toBe(nonce);
  return said.offer;
}

/** Sends files as the console does, in pieces of this many bytes. */
async function upload(name: string, paths: readonly string[], pieceBytes: number): Promise<void> {
  for (const path of paths) {
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const sent = await fetch(open.relay.url + uploadPath(name, basename(path), at), {
        method: 'POST',
        headers: { [pageHeader]: '1', origin: open.relay.url, cookie: open.cookie, 'content-type': 'application/octet-stream' },
        body: bytes.subarray(at, at + pieceBytes),
      });
      expect(await sent.json()).toEqual({ size: Math.min(at + pieceBytes, bytes.length) });
    }
  }
}

const addByCommand = (version: string) => jsonOf('release', 'add', ...madeRelease(join(open.data, 'made', version), version), '--data', open.data, '--json');

describe('a release', () => {
  test('is uploaded in pieces, goes to the pilots, to everybody, and back by one click', async () => {
    const files = join(open.data, 'made');
    const first = madeRelease(join(files, 'a'), '1.0.0');
    await upload('a'.repeat(16), first, 7);
    expect(await open.ask('releases.add', { upload: 'a'.repeat(16) })).toEqual({ version: '1.0.0' });
    expect([await offerTo(pilot.token), await offerTo(other.token)]).toEqual([null, null]);

    await open.ask('releases.offer', { version: '1.0.0', to: 'everybody' });
    expect((await offerTo(other.token))?.version).toBe('1.0.0');

    await upload('b'.repeat(16), madeRelease(join(files, 'b'), '1.1.0'), 1_000);
    await open.ask('releases.add', { upload: 'b'.repeat(16) });
    expect(await open.ask('releases.pilots', { agents: ['20001'], share: 0 })).toEqual({ agents: ['20001'], share: 0 });
    await open.ask('releases.offer', { version: '1.1.0', to: 'pilots' });
    expect([(await offerTo(pilot.token))?.version, (await offerTo(other.token))?.version]).toEqual(['1.1.0', '1.0.0']);

    await open.ask('releases.offer', { version: '1.1.0', to: 'everybody' });
    expect((await offerTo(other.token))?.version).toBe('1.1.0');
    expect(await open.ask('releases.rollBack', {})).toEqual({ from: '1.1.0', to: '1.0.0' });
    expect(await offerTo(other.token)).toMatchObject({ version: '1.0.0', calledBack: ['1.1.0'] });
    expect(await open.ask('releases.list', {})).toMatchObject({ everybody: '1.0.0', pilot: null, calledBack: ['1.1.0'], releases: [{ version: '1.1.0' }, { version: '1.0.0' }] });
    expect(await open.audited()).toEqual(expect.arrayContaining(['release-added', 'release-offered', 'release-pilots', 'release-rolled-back']));
  });

  test('is fetched by the desks it is for, as the very bytes that were signed for, and by nobody else', async () => {
    const offer = await offerTo(other.token);
    const deb = offer?.files.find(({ name }) => name.endsWith('.deb'));
    const fetched = Buffer.from(await (await get(`/updates/1.0.0/${deb?.name}`, other.token)).arrayBuffer());
    expect(createHash('sha512').update(fetched).digest('base64')).toBe(deb?.sha512);
    expect(await (await get('/updates/1.0.0/latest-linux.yml', other.token)).text()).toContain('version: 1.0.0');
    for (const path of ['/updates/1.1.0/latest-linux.yml', '/updates/1.0.0/release.json', '/updates/1.0.0/..%2F..%2Fdirectory.db', '/updates/1.0.0/%2e%2e']) {
      expect((await get(path, other.token)).status, path).toBe(404);
    }
    for (const path of ['/updates/key', '/updates/order?nonce=nnnnnnnnnnnnnnnn', `/updates/1.0.0/${deb?.name}`]) {
      expect([(await get(path, null)).status, (await get(path, 'w'.repeat(43))).status], path).toEqual([401, 401]);
    }
    expect((await get('/updates/order', other.token)).status).toBe(400);
  });

  test('that is offered, or may be gone back to, cannot be removed; another can', async () => {
    expect(await open.refused('releases.remove', { version: '1.0.0' })).toMatchObject({ status: 409, code: 'release-in-use' });
    expect(await open.refused('releases.remove', { version: '9.0.0' })).toMatchObject({ status: 404, code: 'release-unknown' });
    expect(await open.ask('releases.remove', { version: '1.1.0' })).toEqual({ removed: true });
  });

  test('is added and offered from the command line too, beside the relay that serves', async () => {
    expect(await addByCommand('2.0.0')).toEqual({ version: '2.0.0' });
    expect(await jsonOf('release', 'offer', '2.0.0', '--to', 'everybody', '--data', open.data, '--json')).toEqual({ version: '2.0.0', to: 'everybody' });
    expect((await offerTo(other.token))?.version).toBe('2.0.0');
    expect(await jsonOf('release', 'pilots', '--agent', '20002', '--share', '10', '--data', open.data, '--json')).toEqual({ agents: ['20002'], share: 10 });
    expect(await jsonOf('release', 'list', '--data', open.data, '--json')).toMatchObject({ everybody: '2.0.0', releases: [{ version: '2.0.0' }, { version: '1.0.0' }] });
    expect(await jsonOf('release', 'roll-back', '--data', open.data, '--json')).toEqual({ from: '2.0.0', to: '1.0.0' });
    expect(await relayCommand('release', 'offer', '3.0.0', '--to', 'pilots', '--data', open.data)).toMatchObject({ code: 1, stderr: expect.stringContaining('no release 3.0.0') });
    expect(await relayCommand('release', 'offer', '1.0.0', '--to', 'all', '--data', open.data)).toMatchObject({ code: 2 });
    expect(await jsonOf('release', 'remove', '2.0.0', '--data', open.data, '--json')).toEqual({ version: '2.0.0', removed: true });
  });
});

test('four desks fetch an installer at one time; the next is told to come again, and gets it when one is through', async () => {
  const version = '5.0.0';
  const paths = madeRelease(join(open.data, 'made', 'large'), version, { bytes: 'x'.repeat(40 * 1024 * 1024) });
  await jsonOf('release', 'add', ...paths, '--data', open.data, '--json');
  await jsonOf('release', 'offer', version, '--to', 'everybody', '--data', open.data, '--json');
  const path = `/updates/${version}/danping_${version}_amd64.deb`;
  const held = await Promise.all(Array.from({ length: 4 }, () => get(path, other.token)));
  expect(held.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const refused = await get(path, other.token);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  expect((await get(`/updates/${version}/latest-linux.yml`, other.token)).status).toBe(200);
  await Promise.all(held.map(({ body }) => body?.cancel()));
  await expect.poll(async () => {
    const again = await get(path, other.token);
    await again.body?.cancel();
    return again.status;
  }).toBe(200);
});

test('a piece goes where the file ends; one that came before is as good, any other is refused', async () => {
  const send = async (at: number, text: string, id = 'c'.repeat(16), name = 'x.deb'): Promise<number> => {
    const headers = { [pageHeader]: '1', origin: open.relay.url, cookie: open.cookie };
    return (await fetch(open.relay.url + uploadPath(id, name, at), { method: 'POST', headers, body: text })).status;
  };
  expect([await send(0, 'abc'), await send(3, 'def'), await send(3, 'def'), await send(9, 'x'), await send(0, 'zz')]).toEqual([200, 200, 200, 409, 409]);
  expect([await send(0, 'x', 'no-id'), await send(0, 'x', 'c'.repeat(16), '../../x')]).toEqual([400, 400]);
  expect(await open.refused('releases.add', { upload: 'c'.repeat(16) })).toMatchObject({ status: 400, code: 'release-incomplete' });
});

test('the key comes along with the link and with the token, and stays the same', async () => {
  const { updateKey } = updateKeyAnswerSchema.parse(await (await get('/updates/key', pilot.token)).json());
  expect(new URL(pilot.enrolUrl).searchParams.get('key')).toBe(updateKey);
  const code = new URL(pilot.enrolUrl).searchParams.get('code');
  const enrolled = await (await fetch(`${open.relay.url}/api/enrol`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code }) })).json();
  expect(enrolled).toMatchObject({ agentNumber: '20001', updateKey });
});
