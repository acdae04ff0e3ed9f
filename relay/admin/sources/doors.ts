import { sourceRoutes, type AdminSource } from '../../../src/shared/api/admin/sources.ts';
import { toIso } from '../../../src/shared/contract/time.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { sourceCounts } from '../../auth/people-list.ts';
import { removeSource } from '../../auth/remove-source.ts';
import { rotateSecret } from '../../auth/rotate-source.ts';
import { changeSource, unknownSource } from '../../auth/source-settings.ts';
import { addSource, listSources } from '../../auth/sources.ts';
import { timeZoneOf } from '../../cli/options.ts';
import { changesOf, settingsOf } from '../../cli/source-values.ts';
import { served, type AdminDoor } from '../../http/admin/door.ts';
import { fromCommand } from '../changes.ts';
import type { LastPushes } from '../health/show-health.ts';
import type { AdminParts } from '../parts.ts';
import { newAddress } from './new-address.ts';

export function sourceDoors(parts: AdminParts, earlier: LastPushes): readonly AdminDoor[] {
  const { dialects, store, changes } = parts;
  return [
    served(sourceRoutes['dialects.list'], () =>
      ok({ dialects: [...dialects.values()].map((dialect) => ({ name: dialect.name, defaultTimeZone: dialect.defaultTimeZone, settings: [...settingsOf(dialect)] })) }),
    ),
    served(sourceRoutes['sources.list'], () => ok({ sources: shownSources(parts, earlier) })),
    served(sourceRoutes['sources.add'], (asked, by) => {
      const dialect = dialects.get(asked.dialect);
      if (!dialect) return fail('usage', `The dialect "${asked.dialect}" is unknown.`, `Choose one of: ${[...dialects.keys()].join(', ')}.`);
      const id = asked.id ?? dialect.name;
      return fromCommand(() => {
        const timeZone = asked.timeZone === undefined ? dialect.defaultTimeZone : timeZoneOf(asked.timeZone);
        const source = { id, dialect: dialect.name };
        const added = changes.make(by, { what: 'source-added', about: { source: id, dialect: dialect.name, timeZone } }, (_store, now) => addSource(store, { ...source, timeZone }, now));
        return added.ok ? ok(newAddress(store, source, added.value.secret, 0)) : added;
      });
    }),
    served(sourceRoutes['sources.set'], ({ id, values }, by) => {
      const known = store.current().source(id);
      if (!known) return { ok: false, failure: unknownSource(id) };
      return fromCommand(() => {
        const pairs = Object.entries(values).map(([key, value]) => `${key}=${value}`);
        const { set, removed, ...wanted } = changesOf(pairs, dialects.get(known.dialect), known.values);
        const done = { id, set: [...set], removed: [...removed] };
        const changed = changes.make(by, { what: 'source-set', about: { source: id, set, removed } }, () => changeSource(store, id, wanted));
        return changed.ok ? ok(done) : changed;
      });
    }),
    served(sourceRoutes['sources.rotate'], ({ id }, by) => {
      const rotated = changes.make(by, { what: 'source-rotated', about: { source: id } }, (_store, now) => rotateSecret(store, id, now));
      if (!rotated.ok) return rotated;
      const { dialect, secret, stillHold } = rotated.value;
      return ok(newAddress(store, { id, dialect }, secret, stillHold));
    }),
    served(sourceRoutes['sources.remove'], ({ id }, by) => {
      const removed = changes.make(by, { what: 'source-removed', about: { source: id } }, () => removeSource(store, id));
      return removed.ok ? ok({ id, removed: true, ...removed.value }) : removed;
    }),
  ];
}

function shownSources({ store, dialects, counts }: AdminParts, earlier: LastPushes): AdminSource[] {
  const now = Date.now();
  const counted = sourceCounts(store);
  const directory = store.current();
  return listSources(store).map(({ id, dialect, timeZone }) => {
    const values: Readonly<Record<string, string>> = { ...directory.source(id)?.values, timezone: timeZone };
    const lastAt = counts.of(id, now).lastAt ?? earlier.of(id);
    const { addresses = 0, agents = 0 } = counted.get(id) ?? {};
    const settings = settingsOf(dialects.get(dialect)).map(({ key, secret, purpose }) => {
      const value = values[key];
      return { key, secret, purpose, set: value !== undefined, ...(value !== undefined && !secret && { value }) };
    });
    return { id, dialect, timeZone, settings, addresses, agents, lastPushAt: lastAt === null ? null : toIso(lastAt) };
  });
}
