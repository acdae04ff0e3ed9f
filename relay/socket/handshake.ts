import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { cursorSchema, type Cursor } from '../../src/shared/contract/event.ts';

const authSchema = z.object({
  token: z.string().min(1).max(200),
  // A cursor that makes no sense is as good as none: what follows fills the gap.
  cursor: cursorSchema.nullable().optional().catch(null),
});

export interface Handshake {
  readonly token: string;
  readonly cursor: Cursor | null;
}

/** Reads what a client says of itself; `null` when that is not even a token. */
export function readHandshake(auth: unknown): Handshake | null {
  const parsed = authSchema.safeParse(auth);
  return parsed.success ? { token: parsed.data.token, cursor: parsed.data.cursor ?? null } : null;
}

/** Refusal of a handshake: socket.io hands `data` to the client's `connect_error`. */
export class Unauthorized extends Error {
  readonly data = {
    code: 'unauthorized',
    cause: 'This token is wrong or was withdrawn.',
    mend: 'Ask the administrator for a new enrolment link.',
  } as const;

  constructor() {
    super('unauthorized');
  }
}

/**
 * Lets programs in, and pages of the relay's own address; a page of another site in somebody's browser is refused.
 * CORS does not do this for WebSockets.
 */
export function isOwnOrigin(request: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || (publicUrl !== null && new URL(origin).origin === new URL(publicUrl).origin);
}
