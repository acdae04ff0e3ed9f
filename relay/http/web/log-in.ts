import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { toIso } from '../../../src/shared/contract/time.ts';
import { logInSchema, setUpLookSchema, setUpSchema } from '../../../src/shared/contract/web-access.ts';
import { sessionCookie } from '../../auth/web/session-cookie.ts';
import type { LoggedIn, WebLogIn } from '../../auth/web/log-in.ts';
import type { Access, RefusedForNow } from '../../auth/web/refused.ts';
import type { WebSetUp } from '../../auth/web/set-up.ts';
import { refuseAs } from '../answers.ts';
import { readBody } from '../body.ts';
import { callerOf, isSecure } from '../server.ts';

export interface LogInRouteParts {
  readonly logIn: Pick<WebLogIn, 'byPassword' | 'byCode' | 'logOut'>;
  readonly setUp: Pick<WebSetUp, 'look' | 'use'>;
  readonly publicUrl: string | null;
}

const statuses: Readonly<Record<string, number>> = {
  'wrong-password': 401,
  'code-invalid': 401,
  'link-invalid': 401,
  'login-missing': 400,
  'login-taken': 409,
  locked: 429,
  busy: 503,
  'directory-unavailable': 503,
};

/** Nobody's login and password are larger. */
const largestBytes = 8 * 1024;
const forAnyone = { bodyLimit: largestBytes, config: { who: 'anyone', changes: true } } as const;
const forEverybody = { bodyLimit: largestBytes, config: { who: ['agent', 'supervisor', 'admin'] } } as const;

/** `POST /api/login`, `/api/logout`, `/api/setup`, `/api/setup/look` and `GET /api/me` (docs/protocol.md). */
export function addLogIn(app: FastifyInstance, { logIn, setUp, publicUrl }: LogInRouteParts): void {
  app.post('/api/login', forAnyone, async (request, reply) => {
    const asked = readAs(logInSchema, request);
    if (!asked) return refuseUnread(reply, 'Send {"login":"…","password":"…"}, or {"code":"…"} of an enrolment link.');
    const now = Date.now();
    const done = 'code' in asked ? logIn.byCode(asked.code, callerOf(request), now) : await logIn.byPassword(asked.login, asked.password, callerOf(request), now);
    return welcome(request, reply, done, publicUrl, logIn);
  });

  app.post('/api/setup/look', forAnyone, async (request, reply) => {
    const asked = readAs(setUpLookSchema, request);
    if (!asked) return refuseUnread(reply, 'Send {"code":"…"} of a set-up link.');
    const link = setUp.look(asked.code, callerOf(request), Date.now());
    return link.ok ? reply.header('cache-control', 'no-store').send(link.value) : refuseWith(reply, link.failure);
  });

  app.post('/api/setup', forAnyone, async (request, reply) => {
    const asked = readAs(setUpSchema, request);
    if (!asked) return refuseUnread(reply, 'Send {"code":"…","password":"…"} with at least 10 letters; the first administrator also "login".');
    return welcome(request, reply, await setUp.use(asked, callerOf(request), Date.now()), publicUrl, logIn);
  });

  app.post('/api/logout', forEverybody, async (request, reply) => {
    const { sessionId } = request;
    const done = sessionId === null ? null : logIn.logOut(sessionId, callerOf(request), Date.now());
    if (done && !done.ok) return refuseWith(reply, done.failure);
    return reply.header('set-cookie', sessionCookie('', isSecure(request, publicUrl), 0)).send({ ok: true });
  });

  app.get('/api/me', forEverybody, async (request, reply) => {
    const { known } = request;
    return reply.header('cache-control', 'no-store').send({ ...known?.person, endsAt: known?.endsAt ? toIso(known.endsAt) : null });
  });
}

/** Gives the browser its session, in the place of the one that it had. */
function welcome(request: FastifyRequest, reply: FastifyReply, done: Access<LoggedIn>, publicUrl: string | null, logIn: Pick<WebLogIn, 'logOut'>): FastifyReply {
  if (!done.ok) return refuseWith(reply, done.failure);
  const { session, person } = done.value;
  if (request.sessionId !== null) logIn.logOut(request.sessionId, callerOf(request), Date.now());
  const seconds = Math.ceil((session.endsAt - Date.now()) / 1_000);
  return reply
    .header('set-cookie', sessionCookie(session.id, isSecure(request, publicUrl), seconds))
    .header('cache-control', 'no-store')
    .send({ ...person, endsAt: toIso(session.endsAt) });
}

function readAs<Schema extends z.ZodType>(schema: Schema, request: FastifyRequest): z.output<Schema> | null {
  const body = Buffer.isBuffer(request.body) ? readBody(request.body, 'application/json') : null;
  const read = schema.safeParse(body?.ok ? body.value : null);
  return read.success ? read.data : null;
}

function refuseUnread(reply: FastifyReply, mend: string): FastifyReply {
  return refuseAs(reply, 400, { code: 'unreadable', cause: 'The request cannot be read.', mend });
}

function refuseWith(reply: FastifyReply, failure: RefusedForNow): FastifyReply {
  return refuseAs(reply, statuses[failure.code] ?? 500, failure);
}
