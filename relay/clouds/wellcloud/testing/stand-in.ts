import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createWellcloudClient, fixedToken, type WellcloudClient, type WellcloudPorts } from '../index.ts';

/** The token of the document's examples. */
export const token = 'a8307aa5-bd11-4216-a6e2-5e5d6161aec4';

export interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: unknown;
}

/** How WellCloud behaves this time; it has read the whole request before. */
export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

/** A stand-in for WellCloud on this machine, speaking real HTTP. */
export interface StandIn {
  readonly base: string;
  readonly received: readonly Received[];
  behave(behaviour: Behaviour): void;
  client(changes?: Partial<WellcloudPorts> & { readonly token?: string }): WellcloudClient;
  [Symbol.asyncDispose](): Promise<void>;
}

/** @param port 0 picks one */
export async function startStandIn(port = 0): Promise<StandIn> {
  const received: Received[] = [];
  let behaviour: Behaviour = answerWith('{}');
  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { authorization, 'content-type': contentType } = request.headers;
    const sent = await text(request);
    const body: unknown = sent === '' ? null : JSON.parse(sent);
    received.push({ method: request.method, path: request.url, authorization, contentType, body });
    behaviour(response, request);
  };
  const onRequest: RequestListener = (request, response) => void listener(request, response);
  const server = createServer(onRequest).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${portOf(server.address())}`;
  return {
    base,
    received,
    behave: (next) => {
      behaviour = next;
    },
    client: ({ token: entered = token, ...changes } = {}) =>
      createWellcloudClient({ apiBase: base, tokens: fixedToken(entered), fetch, ...changes }),
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export function answerWith(body: string | object, status = 200, headers: Readonly<Record<string, string>> = {}): Behaviour {
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  return (response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(sent);
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  return address.port;
}

/** An address at which nobody listens: one that was given out a moment ago. */
export async function deafAddress(): Promise<{ readonly base: string; readonly port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server.address());
  server.close();
  await once(server, 'close');
  return { base: `http://127.0.0.1:${port}`, port };
}
