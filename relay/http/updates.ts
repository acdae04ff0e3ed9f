import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { noncePattern, type UpdateOrder } from '../../src/shared/contract/updates.ts';
import { auditName } from '../auth/web/person.ts';
import { refuse, refuseUnknown } from './answers.ts';

export interface UpdateParts {
  readonly updates: {
    readonly publicKey: string;
    orderFor(person: string, nonce: string): UpdateOrder;
    fileFor(person: string, version: string, name: string): string | null;
  };
}

/** So many desks fetch an installer at one time; the others come again. A relay hands out calls first. */
const mostAtOnce = 4;
const comeAgainSeconds = 60;
const everybody = ['agent', 'supervisor', 'admin'] as const;

interface FileAsked {
  readonly version: string;
  readonly name: string;
}

/** The update server of the desks (docs/protocol.md, "Updates of the desktop app"): for enrolled desks alone, each its own version. */
export function addUpdates(app: FastifyInstance, { updates }: UpdateParts): void {
  let travelling = 0;
  const config = { who: everybody };
  app.get('/updates/key', { config }, (_request, reply) => reply.send({ updateKey: updates.publicKey }));
  app.get<{ Querystring: { nonce?: unknown } }>('/updates/order', { config }, (request, reply) => {
    const { nonce } = request.query;
    if (typeof nonce !== 'string' || !noncePattern.test(nonce)) return refuse(reply, 400, 'Send ?nonce= with 16 to 64 letters and digits of your own.');
    return reply.header('cache-control', 'no-store').send(updates.orderFor(personOf(request), nonce));
  });
  app.get<{ Params: FileAsked }>('/updates/:version/:name', { config }, async (request, reply) => {
    const { version, name } = request.params;
    const path = updates.fileFor(personOf(request), version, name);
    if (path === null) return refuseUnknown(reply);
    const { size } = await stat(path);
    const isSmall = name.endsWith('.yml');
    if (!isSmall) {
      if (travelling >= mostAtOnce) return refuse(reply.header('retry-after', comeAgainSeconds), 429, 'Other desks are fetching it. Come again in a minute.');
      travelling++;
      reply.raw.once('close', () => travelling--);
    }
    return reply.headers({ 'content-type': isSmall ? 'text/yaml; charset=utf-8' : 'application/octet-stream', 'content-length': size, 'cache-control': 'no-store' }).send(createReadStream(path));
  });
}

function personOf({ known }: FastifyRequest): string {
  const person = known?.person;
  if (!person) return 'nobody';
  return auditName({ role: person.role, subject: person.role === 'agent' ? person.agentNumber : person.login });
}
