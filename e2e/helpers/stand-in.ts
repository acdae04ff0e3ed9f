import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** Some cloud's HTTP interface, on this computer. */
export interface StandIn {
  readonly base: string;
  close(): Promise<void>;
}

/** @param answer tells status and JSON body for a request and its body */
export async function startStandIn(answer: (request: IncomingMessage, sent: string) => readonly [status: number, body: object]): Promise<StandIn> {
  const server = createServer((request, response) => {
    void text(request).then((sent) => {
      const [status, body] = answer(request, sent);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The cloud has no port.');
  return {
    base: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
