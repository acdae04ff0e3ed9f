import http from 'node:http';
import https from 'node:https';

export interface HttpAnswer {
  readonly status: number;
  readonly retryAfterMs: number | null;
  readonly text: string;
}

export type Post = (body: string, signal: AbortSignal) => Promise<HttpAnswer>;

/** No answer within this time counts as none. */
const timeoutMs = 10_000;

/**
 * Posts JSON over at most `connections` kept-alive connections. The promise rejects where no answer came; `close` ends
 * the idle connections.
 */
export function createPost(url: URL, connections: number): { post: Post; close: () => void } {
  const lib = url.protocol === 'https:' ? https : http;
  const agent = new lib.Agent({ keepAlive: true, maxSockets: connections });
  const post: Post = (body, signal) =>
    new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) };
      const request = lib.request(url, { method: 'POST', agent, headers, signal, timeout: timeoutMs }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            retryAfterMs: readRetryAfter(response.headers['retry-after']),
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      request.on('timeout', () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)));
      request.on('error', reject);
      request.end(body);
    });
  return { post, close: () => agent.destroy() };
}

function readRetryAfter(header: string | undefined): number | null {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}
