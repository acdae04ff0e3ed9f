import { inspectorRoutes } from '../../../src/shared/api/admin/inspector.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { served, type AdminDoor } from '../../http/admin/door.ts';
import type { AdminParts } from '../parts.ts';
import { maskedEvent } from './masks.ts';
import { unmasking } from './push-doors.ts';
import { receiversOf, type ReceiversSince } from './receivers.ts';

/** The log as it is, whoever may see what. */
export function eventDoors(parts: AdminParts, since: ReceiversSince): readonly AdminDoor[] {
  const { log, ring } = parts;
  return [
    served(inspectorRoutes['events.list'], ({ before, limit, show }, by) => {
      const read = log.readBack({ afterSeq: 0, beforeSeq: before ?? Number.MAX_SAFE_INTEGER }, limit);
      if (!read.ok) return read;
      const newest = read.value[0]?.seq;
      const noted = newest === undefined ? ok(undefined) : unmasking(parts, by, show, { events: read.value.length, newest });
      if (!noted.ok) return noted;
      const last = read.value.at(-1)?.seq ?? 0;
      return ok({ events: read.value.map((event) => (show === 'numbers' ? event : maskedEvent(event))), next: last > log.oldestSeq ? last : null });
    }),
    served(inspectorRoutes['events.show'], ({ seq, show }, by) => {
      const [event] = log.eventsAt([seq]);
      if (!event) return fail('event-gone', `The log does not hold event ${seq}.`, 'It holds what the retention keeps, up to the newest.');
      const noted = unmasking(parts, by, show, { seq });
      if (!noted.ok) return noted;
      return ok({ event: show === 'numbers' ? event : maskedEvent(event), receivers: receiversOf(parts, event, since), push: ring.ofEvent(seq)?.push ?? null });
    }),
  ];
}
