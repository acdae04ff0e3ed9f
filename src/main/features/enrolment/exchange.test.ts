import { once } from 'node:events';
import net from 'node:net';
import tls from 'node:tls';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { exchangeCode } from './exchange.ts';
import { trustSystemCertificates } from './system-certificates.ts';
import { pem, relayAnswers, serve } from './testing/web-server.ts';

const enrolled = { status: 200, body: { token: 'the-token', agentNumber: '20001', name: '李雷', relay: 'http://elsewhere' } };

async function failureOf(relay: string): Promise<string> {
  const exchanged = await exchangeCode(relay, 'code');
  return exchanged.ok ? 'none' : exchanged.failure.code;
}

describe('a code', () => {
  it('is exchanged for the token of the relay that was asked', async () => {
    const seen: string[] = [];
    const relay = await serve(relayAnswers(enrolled, seen));
    expect(await exchangeCode(relay, ' code ')).toEqual({ ok: true, value: { relay, token: 'the-token', agentNumber: '20001', name: '李雷', updateKey: null } });
    expect(seen).toEqual(['GET /readyz', 'POST /api/enrol {"code":"code"}']);
  });

  it('is never shown to somebody who is no relay', async () => {
    const seen: string[] = [];
    const printer = await serve((request, response) => {
      seen.push(request.url ?? '');
      response.end('<html>Printer</html>');
    });
    expect(await failureOf(printer)).toBe('not-a-relay');
    expect(seen).toEqual(['/readyz']);
  });

  it('does not follow to another address, nor swallow an endless answer', async () => {
    const moved = await serve((_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
    expect(await failureOf(moved)).toBe('not-a-relay');
    const flood = await serve((_request, response) => {
      const pour = (): void => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', pour);
      };
      pour();
    });
    expect(await failureOf(flood)).toBe('not-a-relay');
  });

  it.each([
    [401, 'code-invalid'],
    [400, 'code-invalid'],
    [429, 'too-many-tries'],
    [503, 'relay-busy'],
    [404, 'not-a-relay'],
  ])('that the relay answers with %i fails as %s, in the relay’s own words', async (status, code) => {
    const exchanged = await exchangeCode(await serve(relayAnswers({ status, body: { ok: false, error: 'Because.' } })), 'code');
    expect(exchanged).toMatchObject({ ok: false, failure: { code } });
    if (!exchanged.ok && status !== 404) expect(exchanged.failure.cause).toBe('Because.');
  });

  it('that is answered without a token is not accepted', async () => {
    expect(await failureOf(await serve(relayAnswers({ status: 200, body: { token: '' } })))).toBe('not-a-relay');
  });
});

describe('an address', () => {
  it('that nobody listens at is told apart from a name that nobody has', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    server.close();
    await once(server, 'close');
    expect(await failureOf(`http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`)).toBe('address-unreachable');
    expect(await failureOf('http://no-such-relay.invalid')).toBe('address-unknown');
  });

  it('that hangs up without a word is unreachable', async () => {
    const server = net.createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    expect(await failureOf(`http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`)).toBe('address-unreachable');
  });

  it('with https in front of a relay that has none is told so', async () => {
    const relay = await serve(relayAnswers(enrolled));
    expect(await failureOf(relay.replace('http:', 'https:'))).toBe('no-tls');
  });
});

describe('a certificate', () => {
  it('of an authority that the computer does not know is refused', async () => {
    expect(await failureOf(await serve(relayAnswers(enrolled), 'good'))).toBe('certificate-untrusted');
  });

  describe('of an authority that the computer knows', () => {
    beforeAll(async () => {
      await trustSystemCertificates();
      tls.setDefaultCACertificates([...tls.getCACertificates('default'), pem('ca')]);
    });

    it.each([
      ['good', 'none'],
      ['expired', 'certificate-expired'],
      ['not-yet-valid', 'certificate-not-yet-valid'],
      ['other-name', 'certificate-wrong-name'],
    ] as const)('that is %s fails as %s', async (certificate, code) => {
      expect(await failureOf(await serve(relayAnswers(enrolled), certificate))).toBe(code);
    });
  });
});
