import { releaseRoutes, type ReleasesView } from '../../../src/shared/api/admin/releases.ts';
import { fail, ok } from '../../../src/shared/result.ts';
import { agentEntries, loginEntries } from '../../auth/people-list.ts';
import { served, type AdminDoor } from '../../http/admin/door.ts';
import { isPlanned, rollBack } from '../../releases/plan.ts';
import type { Releases } from '../../releases/releases.ts';
import type { Uploads } from '../../releases/uploads.ts';
import type { AdminParts } from '../parts.ts';

/** Releases of the desktop app: taken in, offered, called back. What changes who gets what is in the audit log, or did not happen. */
export function releaseDoors(parts: AdminParts, releases: Releases, uploads: Uploads): readonly AdminDoor[] {
  const { changes } = parts;
  return [
    served(releaseRoutes['releases.list'], () => ok(showReleases(parts, releases))),
    served(releaseRoutes['releases.add'], async ({ upload }, by) => {
      const paths = uploads.pathsOf(upload);
      if (paths.length === 0) return fail('unreadable', 'Nothing has been sent under this name.', 'Choose the files again.');
      const added = await releases.add(paths, new Date());
      await uploads.drop(upload);
      if (!added.ok) return added;
      const { version, files } = added.value;
      // It is there and offered to nobody: that it came is written down when it can be.
      const noted = changes.note(by, { what: 'release-added', about: { version, files: files.map(({ name, sha512 }) => `${name} ${sha512}`) } });
      return noted.ok ? ok({ version }) : noted;
    }),
    served(releaseRoutes['releases.remove'], async ({ version }, by) => {
      const may = releases.mayRemove(version);
      if (!may.ok) return may;
      const noted = changes.note(by, { what: 'release-removed', about: { version } });
      if (!noted.ok) return noted;
      await releases.folder.remove(version);
      return ok({ removed: true as const });
    }),
    served(releaseRoutes['releases.offer'], ({ version, to }, by) => {
      const offered = changes.make(by, { what: 'release-offered', about: { version, to } }, () => releases.offer(version, to));
      return offered.ok ? ok({ version }) : offered;
    }),
    served(releaseRoutes['releases.pilots'], (pilots, by) => {
      const set = changes.make(by, { what: 'release-pilots', about: { ...pilots } }, () => releases.setPilots(pilots));
      return set.ok ? ok(set.value.pilots) : set;
    }),
    served(releaseRoutes['releases.rollBack'], (_asked, by) => {
      const back = changes.make(by, ({ from, to }) => ({ what: 'release-rolled-back', about: { from, to } }), () => releases.rollBack());
      return back.ok ? ok({ from: back.value.from, to: back.value.to }) : back;
    }),
  ];
}

function showReleases({ store, seen }: AdminParts, releases: Releases): ReleasesView {
  const now = Date.now();
  // Who was here with a browser alone has told none.
  const told = [...agentEntries(store, now).map(({ number }) => seen.of('agent', number)), ...loginEntries(store, now).map(({ login }) => seen.of('login', login))].flatMap((each) => each?.app ?? []);
  const counts = Map.groupBy(told, (version) => version);
  const list = releases.folder.list();
  const { plan } = releases;
  const { pilots, pilot, everybody, calledBack } = plan;
  const back = rollBack(plan);
  return {
    releases: list.map(({ version, addedAt, files }) => ({ version, addedAt, files: [...files], desks: counts.get(version)?.length ?? 0 })),
    pilots,
    pilot,
    everybody,
    calledBack,
    backTo: back.ok ? back.value.to : null,
    needed: list.map(({ version }) => version).filter((version) => isPlanned(plan, version)),
    elsewhere: [...counts]
      .filter(([version]) => !list.some((release) => release.version === version))
      .map(([version, those]) => ({ version, desks: those.length }))
      .toSorted((a, b) => b.desks - a.desks),
  };
}
