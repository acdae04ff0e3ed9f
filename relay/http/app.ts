import { fastify, type FastifyError, type FastifyInstance } from 'fastify';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { EventLog } from '../core/ports.ts';
import { addAdmin, type AdminRouteParts } from './admin/routes.ts';
import { refuse, refuseUnknown, refuseWhileStopping, unknownAddress } from './answers.ts';
import { largestBodyBytes } from './body.ts';
import { addEnrol, type EnrolParts } from './enrol.ts';
import { addHealth } from './health.ts';
import { addHooks, type HookParts } from './hooks.ts';
import { addMetrics, type Exposition } from './metrics.ts';
import { takePlainPushes } from './plain-push.ts';
import { addPages, type PageParts } from './pages/pages.ts';
import { addUpdates, type UpdateParts } from './updates.ts';
import { guardRoutes, type GuardParts } from './web/guard.ts';
import { httpServer } from './server.ts';
import type { Certificate } from './tls/certificate.ts';
import { addLogIn, type LogInRouteParts } from './web/log-in.ts';

export interface AppParts extends HookParts {
  /** The relay takes nothing new any more. */
  readonly stopping: () => boolean;
  /** A mistake of ours, told without the address that was called: addresses hold secrets. */
  readonly onMistake: (route: string, error: Error) => void;
  /** For whoever connects without a proxy in between; `null` where TLS is not this relay's affair. */
  readonly certificate: Certificate | null;
  /** Whose word on who calls is believed (`X-Forwarded-For`): addresses and ranges. */
  readonly trustedProxies: readonly string[];
}

export interface MainAppParts extends AdminRouteParts, AppParts, Omit<EnrolParts, 'updateKey'>, GuardParts, LogInRouteParts, PageParts, UpdateParts {
  readonly log: EventLog;
  readonly metrics: Exposition;
}

/** What people's computers see, the webhooks included. Does not listen yet. */
export function mainApp(parts: MainAppParts): FastifyInstance {
  const app = emptyApp(parts);
  guardRoutes(app, parts);
  addHooks(app, parts);
  addHealth(app, parts.log);
  addMetrics(app, parts.metrics);
  addEnrol(app, { ...parts, updateKey: () => parts.updates.publicKey });
  addLogIn(app, parts);
  addAdmin(app, parts);
  addUpdates(app, parts);
  addPages(app, parts);
  return app;
}

/** The webhooks and nothing else, for `--hook-listen`. Does not listen yet. */
export function hookApp(parts: AppParts): FastifyInstance {
  const app = emptyApp(parts);
  addHooks(app, parts);
  return app;
}

function emptyApp(parts: AppParts): FastifyInstance {
  /** An address that never gets as far as a route. */
  const answerUndecodable = (path: string, _request: unknown, response: ServerResponse): void => {
    if (path.startsWith('/hooks/')) parts.onAnswered(null, 'unknown_404', 0);
    response.writeHead(404, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ ok: false, error: unknownAddress }));
  };
  const app = fastify({
    logger: false,
    exposeHeadRoutes: false,
    bodyLimit: largestBodyBytes,
    serverFactory: (handler) => httpServer(takePlainPushes(parts, handler), parts.certificate),
    trustProxy: parts.trustedProxies.length > 0 && [...parts.trustedProxies],
    // Stopping is told in our own words, by the hook below.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { onBadUrl: answerUndecodable, onMaxParamLength: answerUndecodable },
    clientErrorHandler: answerBrokenRequest,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', async (_request, reply) => (parts.stopping() ? refuseWhileStopping(reply) : undefined));
  app.setNotFoundHandler((_request, reply) => refuseUnknown(reply));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    // Whoever does not prove to be the cloud learns no more than with a wrong secret.
    if (status < 500 && request.hookSource && !request.isAdmitted) return refuseUnknown(reply);
    if (status === 413) return refuse(reply, 413, `The body is larger than ${largestBodyBytes} bytes.`);
    if (status < 500) return refuse(reply, status, 'The request cannot be read.');
    parts.onMistake(request.routeOptions.url ?? 'unknown route', error);
    return refuse(reply, 500, 'The relay made a mistake. Its log tells more.');
  });
  return app;
}

/** What is no HTTP, comes too slowly or has too large a head never becomes a request; it is answered here. */
function answerBrokenRequest(error: Error & { code: string }, socket: Socket): void {
  if (socket.destroyed || !socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const [status, words] = brokenRequest(error.code);
  const body = JSON.stringify({ ok: false, error: words });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}

function brokenRequest(code: string): [status: string, words: string] {
  if (code === 'HPE_HEADER_OVERFLOW') return ['413 Payload Too Large', 'The address and headers are too large. Send the fields as the body of a POST.'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return ['408 Request Timeout', 'The request came too slowly.'];
  return ['400 Bad Request', 'This is not a request that can be read.'];
}
