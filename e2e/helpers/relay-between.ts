import { once } from 'node:events';
import { createServer } from 'node:http';

export interface Between {
  readonly url: string;
  /** What becomes of the relay's answer on this path; `null`: it passes. */
  tamper: (path: string, body: Buffer) => Buffer | null;
  close(): void;
}

/** Somebody between a desk and its relay, who reads and changes what the relay answers. */
export async function standBetween(relay: string): Promise<Between> {
  const server = createServer((request, response) => {
    void (async () => {
      const { authorization = '' } = request.headers;
      const answer = await fetch(`${relay}${request.url ?? ''}`, { headers: { authorization } });
      const body = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
      response.end(between.tamper(request.url ?? '', body) ?? body);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const between: Between = {
    url: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`,
    tamper: () => null,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return between;
}
