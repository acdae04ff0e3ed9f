import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pageHeader, type Person } from '../../../src/shared/contract/web-access.ts';
import { sessionIn } from '../../auth/web/session-cookie.ts';
import type { Credential, Known } from '../../auth/web/who.ts';
import { isOwnOrigin } from '../../core/own-origin.ts';
import { refuseAs } from '../answers.ts';
import { isSecure } from '../server.ts';

/** Who may use a route. */
export type Audience = 'anyone' | readonly Person['role'][];

/** A route as the guard keeps it. */
export interface Door {
  readonly method: string;
  readonly url: string;
  readonly who: Audience;
  readonly changes: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use this route; where nobody said so, admins alone. */
    who?: Audience;
    /** Changes something for whoever is at the page, who need not be known: the request must come from a page of ours. */
    changes?: boolean;
  }
  interface FastifyInstance {
    /** Every route of the app, and who may use it. */
    doors: Door[];
  }
  interface FastifyRequest {
    /** Who asks; `null` on routes for anyone. */
    known: Known | null;
    /** The session of the browser that asks, looked at or not. */
    sessionId: string | null;
  }
}

export interface GuardParts {
  readonly whoIs: (credential: Credential, now: number) => Known | null;
  readonly publicUrl: string | null;
}

const nobodyButAdmins: Audience = ['admin'];
const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Settles for each route that is added after it, before any of its body is read, whether whoever asks may: deny by default. What a browser's
 * session lets one change must come from a page of this relay: the browser sends the cookie, whoever wrote the page.
 */
export function guardRoutes(app: FastifyInstance, { whoIs, publicUrl }: GuardParts): void {
  app.decorate('doors', []);
  app.addHook('onRoute', ({ method, url, config }) => {
    const { who = nobodyButAdmins, changes = false } = config ?? {};
    for (const each of [method].flat()) app.doors.push({ method: each, url, who, changes: changes || (who !== 'anyone' && changing.has(each)) });
  });
  app.decorateRequest('known', null);
  app.decorateRequest('sessionId', null);
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    const { who = nobodyButAdmins, changes = false } = request.routeOptions.config;
    if (who === 'anyone' && !changes) return;
    request.sessionId = sessionIn(request.headers.cookie, isSecure(request, publicUrl));
    const token = who === 'anyone' ? null : bearerOf(request);
    const byBrowser = token === null;
    if (byBrowser && changing.has(request.method) && !isFromOwnPage(request, publicUrl)) return refuseStranger(reply);
    if (who === 'anyone') return;
    const credential: Credential | null = token !== null ? { kind: 'token', token } : request.sessionId === null ? null : { kind: 'session', id: request.sessionId };
    request.known = credential && whoIs(credential, Date.now());
    if (!request.known) return refuseAs(reply, 401, { code: 'not-logged-in', cause: 'Nobody is logged in here.', mend: 'Log in, then try again.' });
    if (!who.includes(request.known.person.role)) {
      return refuseAs(reply, 403, { code: 'not-allowed', cause: `This is not for a ${request.known.person.role}.`, mend: 'Log in as somebody who may.' });
    }
  });
}

/** Programs send their token; a browser does so for no page. */
function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function isFromOwnPage({ headers }: FastifyRequest, publicUrl: string | null): boolean {
  if (headers[pageHeader] === undefined) return false;
  const site = headers['sec-fetch-site'];
  if (headers.origin === undefined) return site === undefined || site === 'same-origin';
  return isOwnOrigin(headers.origin, headers.host, publicUrl);
}

function refuseStranger(reply: FastifyReply): FastifyReply {
  return refuseAs(reply, 403, { code: 'not-from-here', cause: 'This request does not come from a page of this relay.', mend: `Use the relay's own pages, or send a token and the header ${pageHeader}.` });
}
