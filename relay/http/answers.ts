import type { FastifyReply } from 'fastify';
import type { Failure } from '../../src/shared/result.ts';

/** How long a sender may wait before it tries again, while the disk refuses or the relay stops. */
export const retryAfterSeconds = 2;

/** Every refusal has this form (contract, "Webhooks in"). */
export function refusal(error: string): { readonly ok: false; readonly error: string } {
  return { ok: false, error };
}

export function refuse(reply: FastifyReply, status: number, error: string): FastifyReply {
  if (status === 503) reply.header('retry-after', retryAfterSeconds);
  return reply.code(status).send(refusal(error));
}

/** A refusal to a page: the code tells it which words of its own language to show. */
export function refuseAs(reply: FastifyReply, status: number, { code, cause, mend, waitSeconds }: Failure & { readonly waitSeconds?: number }): FastifyReply {
  if (waitSeconds !== undefined) reply.header('retry-after', waitSeconds);
  else if (status === 503) reply.header('retry-after', retryAfterSeconds);
  return reply.code(status).send({ ok: false, code, error: cause, mend, ...(waitSeconds !== undefined && { waitSeconds }) });
}

/** The same words for a wrong source, a wrong secret and an address that never was. */
export const unknownAddress = 'There is nothing here. Check the address.';

export function refuseUnknown(reply: FastifyReply): FastifyReply {
  return refuse(reply, 404, unknownAddress);
}

export function refuseWhileStopping(reply: FastifyReply): FastifyReply {
  reply.header('connection', 'close');
  return refuse(reply, 503, 'The relay is stopping. Send it again in a moment.');
}
