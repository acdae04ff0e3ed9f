import type { FastifyInstance, FastifyRequest } from 'fastify';
import { auditName } from '../../auth/web/person.ts';
import type { Audience } from '../web/guard.ts';
import { refuseAs } from '../answers.ts';
import { readBody } from '../body.ts';
import type { Actor, AdminDoor } from './door.ts';
import { addDownload, type Download } from './download.ts';
import { statusOf } from './statuses.ts';
import { addUpload, type Upload } from './upload.ts';

export interface AdminRouteParts {
  readonly admin: {
    readonly doors: readonly AdminDoor[];
    readonly backup: Download;
    readonly upload: Upload;
  };
}

/** A list of 2,000 people in Chinese. */
const largestBytes = 1024 * 1024;

/** Where supervisors may too; everywhere else the guard lets admins in alone. */
const supervisorsToo = /^\/api\/media\//;

/** The console's doors (docs/protocol.md, "The admin's console"). */
export function addAdmin(app: FastifyInstance, { admin }: AdminRouteParts): void {
  for (const { method, path, answer } of admin.doors) {
    const who: Audience = supervisorsToo.test(path) ? ['supervisor', 'admin'] : ['admin'];
    app.route({
      method,
      url: path,
      bodyLimit: largestBytes,
      config: { who },
      handler: async (request, reply) => {
        const asked = askedOf(request);
        if (asked === null) return refuseAs(reply, 400, { code: 'unreadable', cause: 'The request is not JSON.', mend: 'Send a JSON object in UTF-8.' });
        const answered = await answer(asked, actorOf(request));
        if (!answered.ok) return refuseAs(reply, statusOf(answered.failure), answered.failure);
        return reply.header('cache-control', 'no-store').send(answered.value);
      },
    });
  }
  addDownload(app, admin.backup, actorOf);
  addUpload(app, admin.upload);
}

/** What stands in the address counts before what stands elsewhere; `null` for a body that cannot be read. */
function askedOf(request: FastifyRequest): object | null {
  const said = request.method === 'GET' || request.method === 'DELETE' ? request.query : bodyOf(request);
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return null;
  return { ...said, ...Object(request.params) };
}

function bodyOf({ body }: FastifyRequest): unknown {
  if (!Buffer.isBuffer(body) || body.length === 0) return {};
  const read = readBody(body, 'application/json');
  return read.ok ? read.value : null;
}

function actorOf({ known, ip }: FastifyRequest): Actor {
  const person = known?.person;
  if (!person) return { name: 'nobody', address: ip };
  const subject = person.role === 'agent' ? person.agentNumber : person.login;
  return { name: auditName({ role: person.role, subject }), address: ip };
}
