import type { Admitted, Dialect, SentPush } from './dialect.ts';
import type { Source } from './ports.ts';
import { isSigned } from './signature.ts';

/**
 * Decides whether a push that came to a source's address carries what its cloud was told to send along, beside the secret in
 * the address: a key of the cloud's, a signature. `null`: it does not, and is to be answered like a wrong secret.
 */
export type Admit = (source: Source, push: SentPush) => Admitted | null;

export function createAdmission(dialects: ReadonlyMap<string, Dialect>): Admit {
  return (source, push) => {
    if (!isSigned(source.values, push)) return null;
    const dialect = dialects.get(source.dialect);
    if (!dialect?.admits) return { body: push.body, secrets: [] };
    return dialect.admits(push, { timeZone: source.timeZone, values: source.values });
  };
}
