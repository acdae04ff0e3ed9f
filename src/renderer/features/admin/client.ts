import { adminRoutes, largestPieceBytes, refusedAdminSchema, requestOf, uploadAnswerSchema, uploadPath, type AdminInput, type AdminOutput, type AdminRouteName } from '../../../shared/api/admin.ts';
import type { AdminRoute } from '../../../shared/api/admin/route.ts';
import { pageHeader } from '../../../shared/contract/web-access.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Answer } from '../../bridge/web-access.ts';

/** The relay's doors for admins; the session is a cookie that no script sees. */
export interface AdminClient {
  ask<Name extends AdminRouteName>(name: Name, input: AdminInput<Name>): Promise<Answer<AdminOutput<Name>>>;
  /** Sends a file in pieces ({@link uploadPath}); `sent` is told how many of its bytes are there. */
  sendFile(upload: string, file: File, sent: (bytes: number) => void): Promise<Answer<void>>;
}

/** Whoever waits longer for an answer that the relay has at hand has no connection. */
const patienceMs = 15_000;
/** The whole log, the whole chain or another company's server is asked. */
const longPatienceMs = 120_000;
const slow: ReadonlySet<AdminRouteName> = new Set(['health.examine', 'audit.verify', 'agents.import', 'customer.erase', 'hooks.list', 'hooks.create', 'hooks.remove', 'releases.add']);

/** @param shutOut told when the relay does not know the session any more */
export function adminClient(shutOut: () => void): AdminClient {
  return {
    ask: async (name, input) => {
      const route: AdminRoute = adminRoutes[name];
      const { method, path, body } = requestOf(route, input);
      const answer = await send(route, path, {
        method,
        ...(body !== null && { body }),
        headers: { [pageHeader]: '1', ...(body !== null && { 'content-type': 'application/json' }) },
        cache: 'no-store',
        signal: AbortSignal.timeout(slow.has(name) ? longPatienceMs : patienceMs),
      });
      if (!answer.ok && answer.failure.code === 'not-logged-in') shutOut();
      // Read by the very route's schema.
      return answer as Answer<never>;
    },
    sendFile: async (upload, file, sent) => {
      for (let at = 0; at < file.size; at += largestPieceBytes) {
        const answer = await sendPiece(uploadPath(upload, file.name, at), file.slice(at, at + largestPieceBytes));
        if (!answer.ok && answer.failure.code === 'not-logged-in') shutOut();
        if (!answer.ok) return answer;
        sent(answer.value.size);
      }
      return ok(undefined);
    },
  };
}

/** A piece that got lost on its way is sent once more: the relay knows whether it has it. */
async function sendPiece(path: string, piece: Blob): Promise<Answer<{ readonly size: number }>> {
  const request = { method: 'POST', body: piece, headers: { [pageHeader]: '1', 'content-type': 'application/octet-stream' } };
  const sendOnce = async (): Promise<Answer<{ readonly size: number }>> => (await send({ output: uploadAnswerSchema }, path, { ...request, signal: AbortSignal.timeout(patienceMs) })) as Answer<never>;
  const answer = await sendOnce();
  return !answer.ok && answer.failure.code === 'offline' ? sendOnce() : answer;
}

async function send({ output }: Pick<AdminRoute, 'output'>, path: string, request: RequestInit): Promise<Answer<unknown>> {
  let response: Response;
  let said: unknown;
  try {
    response = await fetch(path, request);
    said = await response.json();
  } catch {
    return fail('offline', 'The relay does not answer.', 'Look whether this computer is connected, then try again.');
  }
  if (response.ok) {
    const read = output.safeParse(said);
    return read.success ? ok(read.data) : incompatible();
  }
  const refused = refusedAdminSchema.safeParse(said);
  if (!refused.success) return incompatible();
  const { code, cause, mend, waitSeconds } = refused.data;
  return { ok: false, failure: { code, cause, mend, ...(waitSeconds !== undefined && { waitSeconds }) } };
}

function incompatible(): Answer<never> {
  return fail('relay-incompatible', 'The relay answered in a way that this page cannot read.', 'Reload the page.');
}
