import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { orderContext, type UpdateOrder, type UpdateStatement } from '../../src/shared/contract/updates.ts';
import type { DirectoryStore } from '../auth/directory-store.ts';

/**
 * The relay's Ed25519 key: made once, kept in directory.db, which is its owner's alone and travels with backups. What it signs, the desks take for
 * an order of their admin.
 *
 * @throws Database.SqliteError when a new one cannot be kept
 */
export function updateKey(store: DirectoryStore): KeyObject {
  const held = store.meta('update-key');
  if (held !== null) return createPrivateKey(held);
  return store.db
    .transaction(() => {
      const made = store.meta('update-key') ?? generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      store.setMeta('update-key', made);
      return createPrivateKey(made);
    })
    .immediate();
}

/** The half that the desks know, as {@link updateKeySchema} has it. */
export function publicUpdateKey(store: DirectoryStore): string {
  return String(createPublicKey(updateKey(store)).export({ format: 'jwk' }).x);
}

export function signOrder(store: DirectoryStore, said: UpdateStatement): UpdateOrder {
  const statement = JSON.stringify(said);
  return { statement, signature: sign(null, Buffer.from(orderContext + statement), updateKey(store)).toString('base64') };
}
