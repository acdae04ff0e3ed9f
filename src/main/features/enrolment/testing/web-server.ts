import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A real server on this computer, until the test ends. @returns its address */
export async function serve(answer: RequestListener, certificate?: 'good' | 'other-name' | 'expired' | 'not-yet-valid'): Promise<string> {
  const server = certificate ? https.createServer({ cert: pem(certificate), key: pem('server', 'key') }, answer) : http.createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `${certificate ? 'https' : 'http'}://127.0.0.1:${address.port}`;
}

/** Certificates of a made-up authority for 127.0.0.1, good for a hundred years but where the name says otherwise. */
export function pem(name: string, kind: 'pem' | 'key' = 'pem'): string {
  return readFileSync(path.join(import.meta.dirname, 'tls', `${name}.${kind}`), 'utf8');
}

/** Answers as a relay does: `/readyz`, and `/api/enrol` as told. */
export function relayAnswers(enrol: { readonly status: number; readonly body: unknown }, seen: string[] = []): RequestListener {
  return (request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const asked = request.url ?? '';
      seen.push(`${request.method ?? ''} ${asked} ${body}`.trim());
      const answer = asked === '/readyz' ? { status: 200, body: { ok: true, epoch: 'e', head: 7 } } : enrol;
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  };
}
