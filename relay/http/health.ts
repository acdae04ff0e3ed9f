import type { FastifyInstance } from 'fastify';
import type { EventLog } from '../core/ports.ts';
import { refuse } from './answers.ts';

/**
 * `GET /healthz`: the process is alive; each answer closes its connection, so that the next look is at the network of its own moment.
 * `GET /readyz`: a push would be taken now.
 */
export function addHealth(app: FastifyInstance, log: EventLog): void {
  app.get('/healthz', { config: { who: 'anyone' } }, async (_request, reply) => reply.header('connection', 'close').send({ ok: true }));
  app.get('/readyz', { config: { who: 'anyone' } }, async (_request, reply) => {
    const probed = await log.probe();
    if (!probed.ok) return refuse(reply, 503, probed.failure.cause);
    return reply.send({ ok: true, epoch: log.epoch, head: log.head });
  });
}
