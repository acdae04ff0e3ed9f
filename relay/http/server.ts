import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import { isPublicTls } from '../core/own-origin.ts';
import { lowestTls, type Certificate } from './tls/certificate.ts';

/** A connection that dawdles over one request is closed within ten seconds (headers 5, all 8, looked at twice a second). */
const patience = {
  requestTimeout: 8_000,
  keepAliveTimeout: 30_000,
  headersTimeout: 5_000,
  connectionsCheckingInterval: 500,
  maxHeaderSize: 64 * 1024,
} as const;
const silentConnectionMs = 30_000;

/** @param certificate shown by a server that speaks TLS; `null` for one that does not */
export function httpServer(handler: RequestListener, certificate: Certificate | null): Server {
  const server = certificate
    ? createTlsServer({ ...patience, handshakeTimeout: patience.requestTimeout, cert: certificate.cert, key: certificate.key, minVersion: lowestTls }, handler)
    : createServer(patience, handler);
  server.setTimeout(silentConnectionMs);
  return server;
}

/** Whether the browser certainly speaks TLS with this address: with this very server, or by the public address with the proxy before it. */
export function isSecure(request: FastifyRequest, publicUrl: string | null): boolean {
  return request.raw.socket instanceof TLSSocket || isPublicTls(request.headers.host, publicUrl);
}

/** Who calls: where a proxy that is trusted says whom it calls for, that address, else the one at the other end of the line. */
export function callerOf(request: FastifyRequest): string {
  return isIP(request.ip) === 0 ? (request.socket.remoteAddress ?? '') : request.ip;
}
