import { Server as TlsServer } from 'node:tls';
import type { FastifyInstance } from 'fastify';
import { fail, ok, type Result } from '../../src/shared/result.ts';

/** How many callers may wait at the door: a thousand clients come back at once after a restart. */
const backlog = 4096;

/** @returns the address to reach it by. Fails with `port-taken` or `address-unusable`. */
export async function listen(
  app: FastifyInstance,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Result<string>> {
  try {
    // Under its name this computer has two addresses, and the second would come without Socket.IO.
    await app.listen({ host: host === 'localhost' ? '127.0.0.1' : host, port, backlog });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      return fail('port-taken', `Port ${port} on ${host} is taken already.`, 'Stop the program that has it, or choose another port.');
    }
    return fail('address-unusable', `The relay cannot listen on ${host}:${port} (${String(code ?? error)}).`, 'Choose another address or port.');
  }
  return ok(urlOf(app, host));
}

/**
 * Takes no more requests and waits for those that were taken, but no longer than `patienceMs`. Upgraded connections
 * must be closed by whoever has them.
 */
export async function stopListening(app: FastifyInstance, patienceMs: number): Promise<void> {
  // A connection that falls idle only now would be kept for its next request.
  const idle = setInterval(() => app.server.closeIdleConnections(), 20);
  const impatience = setTimeout(() => app.server.closeAllConnections(), patienceMs);
  await app.close();
  clearInterval(idle);
  clearTimeout(impatience);
}

function urlOf(app: FastifyInstance, host: string): string {
  const bound = app.server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  // "All addresses" is not one that can be called.
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `${app.server instanceof TlsServer ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
