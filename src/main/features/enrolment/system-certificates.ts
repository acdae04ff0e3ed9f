import tls from 'node:tls';
import { setImmediate } from 'node:timers/promises';

let trusted: Promise<void> | null = null;

/**
 * Lets this process trust what the computer trusts, a company's own authority included: Node by itself knows only
 * the public ones. Reading takes some 40 ms, so it happens for the first https relay, in two turns.
 */
export function trustSystemCertificates(): Promise<void> {
  trusted ??= (async () => {
    const ofSystem = tls.getCACertificates('system');
    await setImmediate();
    tls.setDefaultCACertificates([...new Set([...tls.getCACertificates('default'), ...ofSystem])]);
  })();
  return trusted;
}
