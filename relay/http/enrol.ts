import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Result } from '../../src/shared/result.ts';
import { refuse } from './answers.ts';
import { readBody } from './body.ts';
import { callerOf } from './server.ts';

/** What an enrolment code is exchanged for. */
export interface Enrolment {
  readonly token: string;
  readonly agentNumber: string;
  readonly name: string;
}

export interface EnrolParts {
  readonly enrol: (code: string, now: EpochMs) => Result<Enrolment>;
  readonly backOff: {
    waitMs(address: string, now: EpochMs): number;
    failed(address: string, now: EpochMs): void;
    succeeded(address: string): void;
  };
  /** Where the desktop app finds this relay. */
  readonly relayUrl: () => string;
  /** What the desk pins: with it, and nothing else, updates are signed. */
  readonly updateKey: () => string;
}

const enrolRequestSchema = z.object({ code: z.string().min(1).max(200) });

/** `POST /api/enrol` (contract, "HTTP for people and machines"). */
export function addEnrol(app: FastifyInstance, { enrol, backOff, relayUrl, updateKey }: EnrolParts): void {
  app.post('/api/enrol', { bodyLimit: 4096, config: { who: 'anyone' } }, async (request, reply) => {
    const now = Date.now();
    const waitMs = backOff.waitMs(callerOf(request), now);
    if (waitMs > 0) {
      reply.header('retry-after', Math.ceil(waitMs / 1000));
      return refuse(reply, 429, `Too many wrong codes. Wait ${Math.ceil(waitMs / 1000)} s, then try again.`);
    }
    const body = Buffer.isBuffer(request.body) ? readBody(request.body, request.headers['content-type'] ?? null) : null;
    const asked = enrolRequestSchema.safeParse(body?.ok ? body.value : null);
    if (!asked.success) return refuse(reply, 400, 'Send {"code":"…"} with the code from the enrolment link.');

    const enrolled = enrol(asked.data.code, now);
    if (!enrolled.ok) {
      if (enrolled.failure.code !== 'code-invalid') return refuse(reply, 503, enrolled.failure.cause);
      backOff.failed(callerOf(request), now);
      return refuse(reply, 401, `${enrolled.failure.cause} ${enrolled.failure.mend}`);
    }
    backOff.succeeded(callerOf(request));
    return reply.send({ ...enrolled.value, relay: relayUrl(), updateKey: updateKey() });
  });
}
