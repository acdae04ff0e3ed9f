import type { z } from 'zod';
import { careRoutes, type deskSchema } from '../../../src/shared/api/admin/care.ts';
import { ok } from '../../../src/shared/result.ts';
import { changeDeskPolicy, putDisposition, removeDisposition } from '../../auth/desk-policy.ts';
import { DialLines } from '../../clouds/dial/dial-line.ts';
import { served, type AdminDoor } from '../../http/admin/door.ts';
import type { AdminParts } from '../parts.ts';

/** What desks may do, how calls are filed away, how long the past is kept. */
export function ruleDoors(parts: AdminParts): readonly AdminDoor[] {
  const { store, changes, retention } = parts;
  return [
    served(careRoutes['desk.show'], () => ok(shownDesk(parts))),
    served(careRoutes['desk.set'], ({ shareHistory, shareNotes, dial }, by) => {
      const wanted = { ...(shareHistory !== undefined && { shareHistory }), ...(shareNotes !== undefined && { shareNotes }), ...(dial !== undefined && { dial }) };
      const changed = changes.make(by, { what: 'desk-set', about: wanted }, () => changeDeskPolicy(store, wanted));
      return changed.ok ? ok(shownDesk(parts)) : changed;
    }),
    served(careRoutes['dispositions.put'], (disposition, by) => changes.make(by, { what: 'disposition-put', about: { id: disposition.id } }, () => putDisposition(store, disposition))),
    served(careRoutes['dispositions.remove'], ({ id }, by) => {
      const removed = changes.make(by, { what: 'disposition-removed', about: { id } }, () => removeDisposition(store, id));
      return removed.ok ? ok({ removed: true }) : removed;
    }),
    served(careRoutes['retention.show'], () => ok(retention.told)),
    served(careRoutes['retention.set'], ({ keepDays, keepMb }, by) => {
      const before = retention.told;
      const changed = changes.make(by, { what: 'retention-set', about: { before, after: { keepDays: keepDays ?? before.keepDays, keepMb: keepMb ?? before.keepMb } } }, () => {
        retention.keep({ keepDays, keepMb });
        return ok(undefined);
      });
      return changed.ok ? ok(retention.told) : changed;
    }),
  ];
}

function shownDesk({ store }: AdminParts): z.infer<typeof deskSchema> {
  const directory = store.current();
  const { shareHistory, shareNotes, dial, dispositions } = directory.desk;
  const source = dial === null ? undefined : directory.source(dial);
  const line = source && new DialLines().through(source, { agentNumber: '', extension: '' });
  const missing = line ? (line.ok ? null : `${line.failure.cause} ${line.failure.mend}`) : `There is no source ${dial}.`;
  return { shareHistory, shareNotes, dial: dial === null ? null : { source: dial, ready: missing === null, missing }, dispositions: [...dispositions] };
}
