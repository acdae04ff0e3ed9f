import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Command {
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** Stands in for WellCloud's interface to calls in the IVR, over real HTTP: keeps every command, and answers as it is told. */
export interface IvrCloud {
  readonly base: string;
  readonly received: readonly Command[];
  answer(body: object): void;
  close(): Promise<void>;
}

export async function startIvrCloud(): Promise<IvrCloud> {
  const received: Command[] = [];
  let answer: object = {};
  const server = createServer((request, response) => {
    void text(request).then((sent) => {
      received.push({ path: request.url, authorization: request.headers.authorization, body: JSON.parse(sent) });
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The cloud has no port.');
  return {
    base: `http://127.0.0.1:${address.port}`,
    received,
    answer: (body) => {
      answer = body;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
