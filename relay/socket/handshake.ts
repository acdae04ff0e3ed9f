import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { cursorSchema, type Cursor } from '../../src/shared/contract/event.ts';
import { sessionIn } from '../auth/web/session-cookie.ts';
import type { Credential } from '../auth/web/who.ts';
import { isOwnOrigin, isPublicTls } from '../core/own-origin.ts';

const authSchema = z.object({
  token: z.string().min(1).max(200).optional(),
  // A cursor that makes no sense is as good as none: what follows fills the gap.
  cursor: cursorSchema.nullable().optional().catch(null),
  app: z.string().regex(/^[\w.+-]{1,40}$/).optional().catch(undefined),
});

export interface Handshake {
  readonly credential: Credential;
  readonly cursor: Cursor | null;
  /** Version of the desktop app, where one says so. */
  readonly app?: string;
}

/** What Socket.IO tells of a connection. */
interface ShakenHands {
  readonly headers: IncomingHttpHeaders;
  /** It speaks TLS with this very server. */
  readonly secure?: boolean;
}

/**
 * Reads what a client says of itself: a token, or without one the session of the browser in which a page of this relay runs;
 * `null` when it is neither.
 */
export function readHandshake(auth: unknown, { headers, secure = false }: ShakenHands, publicUrl: string | null): Handshake | null {
  const parsed = authSchema.safeParse(auth);
  if (!parsed.success) return null;
  const { token, cursor = null, app } = parsed.data;
  if (token !== undefined) return { credential: { kind: 'token', token }, cursor, ...(app !== undefined && { app }) };
  const isPage = headers.origin !== undefined && isOwnOrigin(headers.origin, headers.host, publicUrl);
  const id = isPage ? sessionIn(headers.cookie, secure || isPublicTls(headers.host, publicUrl)) : null;
  return id === null ? null : { credential: { kind: 'session', id }, cursor };
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
