import { inspectorRoutes, type Quarantined } from '../../../src/shared/api/admin/inspector.ts';
import { toIso } from '../../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { unknownSource } from '../../auth/source-settings.ts';
import { maskedText } from '../../core/masking.ts';
import { served, type AdminDoor } from '../../http/admin/door.ts';
import { readBody } from '../../http/body.ts';
import { QuarantineDesk, type QuarantinedRow } from '../../log/quarantine-desk.ts';
import type { AdminParts } from '../parts.ts';
import { shownRaw } from './masks.ts';
import { unmasking } from './push-doors.ts';

const nothingKnown = { always: [], never: [] };

/** Pushes that no dialect could read. */
export function quarantineDoors(parts: AdminParts): readonly AdminDoor[] {
  const { log, store, changes, takeIn } = parts;
  const desk = new QuarantineDesk(log);
  return [
    served(inspectorRoutes['quarantine.list'], ({ before, limit }) => {
      const page = desk.page(before ?? null, limit);
      if (!page.ok) return page;
      const last = page.value.at(-1);
      return ok({ entries: page.value.map((row) => shown(parts, row)), next: last && page.value.length === limit ? last.id : null });
    }),
    served(inspectorRoutes['quarantine.show'], ({ id, show }, by) => {
      const row = held(desk, id);
      if (!row.ok) return row;
      const noted = unmasking(parts, by, show, { quarantined: id });
      if (!noted.ok) return noted;
      return ok({ ...shown(parts, row.value), ...shownRaw(row.value.raw, show === 'numbers' ? null : nothingKnown) });
    }),
    served(inspectorRoutes['quarantine.reread'], async ({ id }, by) => {
      const row = held(desk, id);
      if (!row.ok) return row;
      const source = store.current().source(row.value.source);
      if (!source) return { ok: false, failure: unknownSource(row.value.source) };
      const noted = changes.note(by, { what: 'quarantine-reread', about: { quarantined: id, source: source.id } });
      if (!noted.ok) return noted;
      const body = readBody(row.value.raw, row.value.content_type);
      const read = body.ok ? await takeIn.ingest(source, body.value, Date.now()) : body;
      if (!read.ok && read.failure.code === 'log-unavailable') return read;
      if (!read.ok) return ok({ understood: false, seq: null, duplicate: false, reason: read.failure.cause });
      const removed = await desk.remove(id);
      return removed.ok ? ok({ understood: true, seq: read.value.seq, duplicate: read.value.duplicate, reason: null }) : removed;
    }),
    served(inspectorRoutes['quarantine.remove'], async ({ id }, by) => {
      const row = held(desk, id);
      if (!row.ok) return row;
      const noted = changes.note(by, { what: 'quarantine-removed', about: { quarantined: id, source: row.value.source } });
      if (!noted.ok) return noted;
      const removed = await desk.remove(id);
      return removed.ok ? ok({ removed: true }) : removed;
    }),
  ];
}

function held(desk: QuarantineDesk, id: number): Result<QuarantinedRow & { readonly raw: Buffer }> {
  const row = desk.one(id);
  if (!row.ok) return row;
  return row.value ? ok(row.value) : fail('not-quarantined', 'This push is not in quarantine any more.', 'Load the list anew: it was read or deleted meanwhile, or grew too old.');
}

function shown({ store }: AdminParts, row: QuarantinedRow): Quarantined {
  return {
    id: row.id,
    source: row.source,
    dialect: store.current().source(row.source)?.dialect ?? null,
    reason: maskedText(row.reason, nothingKnown),
    contentType: row.content_type,
    bytes: row.bytes,
    times: row.count,
    firstAt: toIso(row.first_at),
    lastAt: toIso(row.last_at),
  };
}
