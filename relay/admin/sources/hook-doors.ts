import { sourceRoutes } from '../../../src/shared/api/admin/sources.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { rotateSecret } from '../../auth/rotate-source.ts';
import { unknownSource } from '../../auth/source-settings.ts';
import { readAccess, type Access } from '../../clouds/tel4vn/access.ts';
import { createTel4vnClient, hookIdPattern } from '../../clouds/tel4vn/client.ts';
import { registerOwnHooks, withoutSecrets } from '../../clouds/tel4vn/own-hooks.ts';
import { served, type Actor, type AdminDoor } from '../../http/admin/door.ts';
import type { AdminParts } from '../parts.ts';
import { isOnlyFromHere, newAddress } from './new-address.ts';

/** Where TEL4VN pushes its events, told to TEL4VN itself (tel4vn-event-hook.md). */
export function hookDoors(parts: AdminParts): readonly AdminDoor[] {
  const { store, changes } = parts;
  return [
    served(sourceRoutes['hooks.list'], async ({ id }) => {
      const access = accessOf(parts, id);
      if (!access.ok) return access;
      const hooks = await createTel4vnClient(access.value).listHooks();
      if (!hooks.ok) return hooks;
      return ok({
        hooks: hooks.value.map((hook) => ({ id: hook.id, event: hook.event, address: withoutSecrets(hook.callbackUrl), leadsHere: leadsHere(parts, id, hook.callbackUrl) })),
      });
    }),
    served(sourceRoutes['hooks.create'], async ({ id }, by) => {
      const access = accessOf(parts, id);
      if (!access.ok) return access;
      const created = await create(parts, id, access.value, by);
      return created.ok ? ok({ ...created.value, onlyFromHere: isOnlyFromHere(store.hookUrl()) }) : created;
    }),
    served(sourceRoutes['hooks.remove'], async ({ id, hookId }, by) => {
      if (!hookIdPattern.test(hookId)) return fail('hook-unknown', 'This cannot be the id of a hook.', 'Take it from the list.');
      const access = accessOf(parts, id);
      if (!access.ok) return access;
      const noted = changes.note(by, { what: 'tel4vn-hook-removed', about: { source: id, hook: hookId } });
      if (!noted.ok) return noted;
      const deleted = await createTel4vnClient(access.value).deleteHook(hookId);
      return deleted.ok ? ok({ deleted: hookId }) : deleted;
    }),
  ];
}

/** A fresh address only where none leads here yet: it may withdraw the oldest, which a hook could still need. */
async function create(parts: AdminParts, id: string, access: Access, by: Actor): Promise<Result<{ created: string[]; existing: string[] }>> {
  const { store, changes } = parts;
  const noted = changes.note(by, { what: 'tel4vn-hooks-created', about: { source: id } });
  if (!noted.ok) return noted;
  let refused: Result<never> | null = null;
  const registered = await registerOwnHooks({
    client: createTel4vnClient(access),
    callbackApiKey: access.callbackApiKey,
    leadsHere: (address) => leadsHere(parts, id, address),
    hookAddress: async () => {
      const rotated = changes.make(by, { what: 'source-rotated', about: { source: id } }, (_store, now) => rotateSecret(store, id, now));
      if (rotated.ok) return newAddress(store, { id, dialect: rotated.value.dialect }, rotated.value.secret, 0).hookUrl;
      refused = rotated;
      throw new Error('no address');
    },
  }).catch((error: unknown): Result<never> => {
    if (refused) return refused;
    throw error;
  });
  return registered.ok ? ok({ created: [...registered.value.created], existing: [...registered.value.existing] }) : registered;
}

function leadsHere({ store }: AdminParts, id: string, address: string): boolean {
  const prefix = `${store.hookUrl()}/hooks/${id}/`;
  return address.startsWith(prefix) && store.current().sourceWithSecret(id, address.slice(prefix.length)) !== undefined;
}

function accessOf({ store }: AdminParts, id: string): Result<Access> {
  const source = store.current().source(id);
  if (!source) return { ok: false, failure: unknownSource(id) };
  if (source.dialect === 'tel4vn') return readAccess(id, source.values);
  return fail('other-dialect', `The source ${id} speaks ${source.dialect}, not tel4vn.`, 'Only TEL4VN has hooks that the relay can make.');
}
