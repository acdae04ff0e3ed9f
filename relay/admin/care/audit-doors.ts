import { careRoutes } from '../../../src/shared/api/admin/care.ts';
import { ok } from '../../../src/shared/result.ts';
import { checkedPage, verifyAudit } from '../../auth/web/audit.ts';
import { written } from '../../auth/web/refused.ts';
import { served, type AdminDoor } from '../../http/admin/door.ts';
import type { AdminParts } from '../parts.ts';

export function auditDoors({ store }: AdminParts): readonly AdminDoor[] {
  return [
    served(careRoutes['audit.list'], ({ before, limit }) =>
      written(() => {
        const records = checkedPage(store.db, before ?? null, limit).map(({ about, ...record }) => ({ ...record, about: { ...about } }));
        const last = records.at(-1)?.seq ?? 1;
        return ok({ records, next: last > 1 ? last : null });
      }),
    ),
    served(careRoutes['audit.verify'], () => written(() => ok({ ...verifyAudit(store.db) }))),
  ];
}
