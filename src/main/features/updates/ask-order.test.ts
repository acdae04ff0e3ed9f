import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { orderContext } from '../../../shared/contract/updates.ts';
import { askOrder } from './ask-order.ts';
import { KnownKeys, mayTellKey } from './known-keys.ts';

const offer = { version: '2.0.0', calledBack: [], files: [{ name: 'x.deb', size: 1, sha512: `${'A'.repeat(86)}==` }] };
const publicOf = (keys: ReturnType<typeof newKeys>): string => String(keys.publicKey.export({ format: 'jwk' }).x);

function newKeys() {
  return generateKeyPairSync('ed25519');
}

function newProfile(): KnownKeys {
  const profile = mkdtempSync(path.join(tmpdir(), 'danping-keys-'));
  onTestFinished(() => rmSync(profile, { recursive: true, force: true }));
  return new KnownKeys(profile);
}

/** Answers as a relay with these keys does. */
async function relayWith(keys: ReturnType<typeof newKeys>, asked: string[] = []): Promise<string> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://relay');
    asked.push(`${url.pathname} ${request.headers.authorization}`);
    const statement = JSON.stringify({ nonce: url.searchParams.get('nonce'), offer });
    const signature = sign(null, Buffer.from(orderContext + statement), keys.privateKey).toString('base64');
    response.end(JSON.stringify(url.pathname === '/updates/key' ? { updateKey: publicOf(keys) } : { statement, signature }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}

describe('the question for updates', () => {
  it('is asked with the desk’s token, and believed by the key that was told where that counts', async () => {
    const asked: string[] = [];
    const [keys, known] = [newKeys(), newProfile()];
    const relay = await relayWith(keys, asked);
    expect(await askOrder({ relay, token: 't' }, known)).toEqual({ ok: true, value: offer });
    expect(known.of(relay)).toBe(publicOf(keys));
    expect(await askOrder({ relay, token: 't' }, known)).toMatchObject({ ok: true });
    expect(asked).toEqual(['/updates/key Bearer t', '/updates/order Bearer t', '/updates/order Bearer t']);
  });

  it('takes nothing from a relay with another key than the one that was pinned, and pins no other', async () => {
    const known = newProfile();
    const relay = await relayWith(newKeys());
    await known.remember(relay, publicOf(newKeys()));
    const before = known.of(relay);
    expect(await askOrder({ relay, token: 't' }, known)).toMatchObject({ ok: false, failure: { code: 'update-not-signed' } });
    expect(known.of(relay)).toBe(before);
  });

  it('tells that nobody answered', async () => {
    expect(await askOrder({ relay: 'http://127.0.0.1:1', token: 't' }, newProfile())).toMatchObject({ ok: false, failure: { code: 'relay-silent' } });
  });
});

describe('who tells which key is the relay’s', () => {
  it.each(['https://calls.example.com', 'http://127.0.0.1:7700', 'http://[::1]:7700', 'http://localhost:7700'])('is %s itself', (relay) => {
    expect(mayTellKey(relay)).toBe(true);
  });

  it.each(['http://10.0.0.5:7700', 'http://calls.example.com', 'http://127.0.0.1.example.com', 'http://localhost.example.com'])('is not %s: anybody on the way could', async (relay) => {
    expect(mayTellKey(relay)).toBe(false);
    if (relay.includes('10.0.0.5')) expect(await askOrder({ relay, token: 't' }, newProfile())).toMatchObject({ ok: false, failure: { code: 'update-key-unknown' } });
  });
});
