import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { backupPath } from '../../../src/shared/api/admin/care.ts';
import type { Result } from '../../../src/shared/result.ts';
import { refuseAs } from '../answers.ts';
import type { Actor } from './door.ts';
import { statusOf } from './statuses.ts';

/** Makes a file for somebody, and takes it away again. */
export interface Download {
  readonly make: (by: Actor) => Promise<Result<{ readonly path: string; readonly name: string }>>;
  readonly remove: (path: string) => void;
}

/** `GET /api/admin/backup`: the file is there while it travels, and no longer. */
export function addDownload(app: FastifyInstance, { make, remove }: Download, actorOf: (request: FastifyRequest) => Actor): void {
  app.get(backupPath, { config: { who: ['admin'] } }, async (request, reply) => {
    const made = await make(actorOf(request));
    if (!made.ok) return refuseAs(reply, statusOf(made.failure), made.failure);
    const { path, name } = made.value;
    const { size } = await stat(path);
    reply.raw.once('close', () => remove(path));
    return reply
      .headers({
        'content-type': 'application/octet-stream',
        'content-length': size,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      })
      .send(createReadStream(path));
  });
}
