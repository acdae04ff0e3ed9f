import type { FastifyInstance } from 'fastify';
import { largestPieceBytes } from '../../../src/shared/api/admin/releases.ts';
import type { Result } from '../../../src/shared/result.ts';
import { refuseAs } from '../answers.ts';
import { statusOf } from './statuses.ts';

/** Takes the pieces of files that an admin's browser sends. */
export interface Upload {
  append(id: string, name: string, at: number, piece: Buffer): Promise<Result<{ readonly size: number }>>;
}

interface Asked {
  readonly Params: { readonly upload: string; readonly name: string };
  readonly Querystring: { readonly at?: unknown };
}

/** `POST /api/admin/releases/uploads/:upload/:name?at=`: the body is the file's bytes from there on. */
export function addUpload(app: FastifyInstance, upload: Upload): void {
  app.post<Asked>('/api/admin/releases/uploads/:upload/:name', { bodyLimit: largestPieceBytes, config: { who: ['admin'] } }, async (request, reply) => {
    const { body, params, query } = request;
    const at = /^\d{1,12}$/.test(String(query.at)) ? Number(query.at) : -1;
    if (!Buffer.isBuffer(body) || at < 0) return refuseAs(reply, 400, { code: 'unreadable', cause: 'This is no piece of a file.', mend: 'Send its bytes, and ?at= where they belong.' });
    const taken = await upload.append(params.upload, params.name, at, body);
    return taken.ok ? reply.header('cache-control', 'no-store').send(taken.value) : refuseAs(reply, statusOf(taken.failure), taken.failure);
  });
}
