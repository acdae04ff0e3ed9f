import { Agent, request } from 'node:http';

/** One request as a cloud, or whoever passes for one, sends it. */
export interface Sent {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  readonly contentType: string | null;
  readonly body: Uint8Array;
}

export interface Heard {
  readonly status: number;
  readonly text: string;
}

/** A number of connections that are kept open from one request to the next. */
export interface Lines {
  /** Rejects where no answer came. */
  send(sent: Sent): Promise<Heard>;
  close(): void;
}

/** @param url the relay's address */
export function openLines(url: string, count: number): Lines {
  const agent = new Agent({ keepAlive: true, maxSockets: count });
  const { hostname, port } = new URL(url);
  return {
    send: ({ method, path, contentType, body }) =>
      new Promise((resolve, reject) => {
        const type = contentType === null ? {} : { 'content-type': contentType };
        const headers = method === 'GET' ? {} : { ...type, 'content-length': body.length };
        const sending = request({ agent, hostname, port, method, path, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
        });
        sending.on('error', reject);
        sending.end(method === 'GET' ? undefined : body);
      }),
    close: () => agent.destroy(),
  };
}

/** Does the work for every item, so many at once. */
export async function inParallel<Item>(items: Iterable<Item>, atOnce: number, work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
