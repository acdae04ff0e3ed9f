import type { FastifyInstance } from 'fastify';

/** What the relay shows of itself, in Prometheus' text format. */
export interface Exposition {
  readonly contentType: string;
  text(): Promise<string>;
}

/** `GET /metrics`, for people inside: like `/healthz` it is not on the address that the clouds reach. */
export function addMetrics(app: FastifyInstance, metrics: Exposition): void {
  app.get('/metrics', { config: { who: 'anyone' } }, async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}
