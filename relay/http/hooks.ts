import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ok, type Result } from '../../src/shared/result.ts';
import type { Admit } from '../core/admission.ts';
import type { PushBody, SentPush } from '../core/dialect.ts';
import type { Source } from '../core/ports.ts';
import type { PushAnswer } from '../core/push-answer.ts';
import { refuse, refuseUnknown } from './answers.ts';
import { readBody } from './body.ts';
import { readForm } from './form.ts';
import { callerOf } from './server.ts';
import { takeIn, type TakeInParts } from './take-in.ts';

export interface HookParts extends TakeInParts {
  readonly sourceWithSecret: (id: string, secret: string) => Source | undefined;
  /** Whether a source may push from there. Behind a proxy that is not trusted it is the proxy's address. */
  readonly mayPush: (id: string, address: string) => boolean;
  /** The right secret came from an address that may not push. */
  readonly onElsewhere: (source: Source, address: string) => void;
  readonly admit: Admit;
  /** The right secret came without what the cloud was told to send along. */
  readonly onUnadmitted: (source: Source) => void;
  /** The answer to a cloud that only checks the address; `null` for anything else. */
  readonly addressCheck: (source: Source, query: Readonly<Record<string, string>>) => Result<Readonly<Record<string, unknown>>> | null;
  /**
   * A push is about to be answered, so long after its head had arrived. `null` for one with a wrong address or secret; a 404
   * with a source lacked what its cloud was told to send along. What only checks the address is no push.
   */
  readonly onAnswered: (source: Source | null, answer: PushAnswer, milliseconds: number) => void;
}

interface HookRoute {
  Params: { source: string; secret: string };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose address was called; settled before the body is read. */
    hookSource: Source | null;
    /** Whether the push carries what its cloud was told to send along, as far as it has arrived. */
    isAdmitted: boolean;
    /** What the sender calls its body. */
    sentType: string | null;
    /** By the process's own clock. */
    arrivedAt: number;
    /** The events of the push are on disk, or it is none; `null` as long as nothing is known. */
    taken: 'accepted' | 'duplicate' | 'address-check' | null;
  }
}

export const hookRoute = '/hooks/:source/:secret';

/** `POST {hookPath}` and its older form, the same fields as a query. */
export function addHooks(app: FastifyInstance, parts: HookParts): void {
  app.decorateRequest('hookSource', null);
  app.decorateRequest('isAdmitted', false);
  app.decorateRequest('sentType', null);
  app.decorateRequest('arrivedAt', 0);
  app.decorateRequest('taken', null);
  app.route<HookRoute>({
    method: ['GET', 'POST'],
    url: hookRoute,
    config: { who: 'anyone' },
    onRequest: async (request, reply) => {
      request.arrivedAt = performance.now();
      const { source, secret } = request.params;
      const known = parts.sourceWithSecret(source, secret);
      const address = callerOf(request);
      const isWelcome = parts.mayPush(source, address);
      if (known && !isWelcome) parts.onElsewhere(known, address);
      request.hookSource = known && isWelcome ? known : null;
      if (!request.hookSource) return refuseUnknown(reply);
      request.isAdmitted = parts.admit(request.hookSource, sentPush(request, undefined)) !== null;
      // Any body is taken as it is, also under a type that is no type at all.
      request.sentType = request.headers['content-type'] ?? null;
      delete request.raw.headers['content-type'];
    },
    // Before it is sent: whoever has the answer finds it counted.
    onSend: (request, reply, _payload, done) => {
      const answer = answerOf(reply.statusCode, request.taken);
      if (request.hookSource && answer === 'unknown_404') parts.onUnadmitted(request.hookSource);
      if (answer) parts.onAnswered(request.hookSource, answer, performance.now() - request.arrivedAt);
      done();
    },
    handler: async (request, reply) => (request.hookSource ? takePush(request, request.hookSource, reply, parts) : refuseUnknown(reply)),
  });
}

async function takePush(request: FastifyRequest, source: Source, reply: FastifyReply, parts: HookParts): Promise<FastifyReply> {
  const { raw, body } = request.method === 'GET' ? readQuery(request) : readSent(request);
  const admitted = parts.admit(source, { ...sentPush(request, body.ok ? body.value : undefined), raw });
  if (!admitted) return refuseUnknown(reply);
  request.isAdmitted = true;
  const check = request.method === 'GET' ? parts.addressCheck(source, queryOf(request)) : null;
  if (check) {
    request.taken = 'address-check';
    return check.ok ? reply.send(check.value) : refuse(reply, 400, `${check.failure.cause} ${check.failure.mend}`);
  }
  const taken = await takeIn(
    { source, raw, secrets: admitted.secrets, contentType: request.sentType, body: body.ok ? ok(admitted.body) : body, from: 'cloud' },
    parts,
  );
  if (taken.answer === 'refused_400') return refuse(reply, 400, taken.error);
  if (taken.answer === 'unavailable_503') return refuse(reply, 503, taken.error);
  request.taken = taken.answer;
  const { seq } = taken;
  return reply.send(taken.answer === 'duplicate' ? { ok: true, seq, duplicate: true } : { ok: true, seq });
}

/** @returns `null` where there was no push. */
function answerOf(status: number, taken: FastifyRequest['taken']): PushAnswer | null {
  if (taken === 'address-check') return null;
  if (status === 200) return taken;
  if (status === 404) return 'unknown_404';
  if (status === 413) return 'too_large_413';
  if (status === 503) return 'unavailable_503';
  return status < 500 ? 'refused_400' : 'failed_500';
}

interface Sent {
  readonly raw: Buffer;
  readonly body: Result<PushBody>;
}

function readSent(request: FastifyRequest): Sent {
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return { raw, body: readBody(raw, request.sentType) };
}

function sentPush(request: FastifyRequest, body: PushBody): SentPush {
  return { headers: request.headers, query: queryOf(request), body };
}

function queryOf(request: FastifyRequest): Record<string, string> {
  const { query } = request;
  const fields = typeof query === 'object' && query !== null ? Object.entries(query) : [];
  return Object.fromEntries(fields.filter((field): field is [string, string] => typeof field[1] === 'string'));
}

function readQuery(request: FastifyRequest): Sent {
  const query = request.raw.url?.split('?').slice(1).join('?') ?? '';
  const fields = readForm(query);
  return { raw: Buffer.from(query), body: fields.ok ? ok(fields.value) : fields };
}
