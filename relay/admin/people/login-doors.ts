import { peopleRoutes, type AdminLogin } from '../../../src/shared/api/admin/people.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import { addLogin, removeLogin, revokeLogin } from '../../auth/logins.ts';
import { loginEntries } from '../../auth/people-list.ts';
import { served, type AdminDoor } from '../../http/admin/door.ts';
import type { AdminParts } from '../parts.ts';
import { presenceOf, presences } from '../presence.ts';

export function loginDoors(parts: AdminParts): readonly AdminDoor[] {
  const { store, changes } = parts;
  return [
    served(peopleRoutes['logins.list'], () => ok({ logins: shownLogins(parts) })),
    served(peopleRoutes['logins.add'], ({ login: name, role }, by) => {
      const added = changes.make(by, { what: 'login-added', about: { login: name, role } }, (_store, now) => addLogin(store, role, name, now));
      if (!added.ok) return added;
      const { login, token, setupCode } = added.value;
      const setupPath = `/setup/${setupCode}`;
      return ok({ login, role, token, setupPath, setupUrl: store.relayUrl() + setupPath });
    }),
    served(peopleRoutes['logins.remove'], ({ login, role }, by) =>
      changes.make(by, { what: 'login-removed', about: { login, role } }, () => (role === 'admin' ? notTheLast(parts, login) : null) ?? removeLogin(store, role, login)),
    ),
    served(peopleRoutes['logins.revoke'], ({ login, role }, by) =>
      changes.make(by, { what: 'login-revoked', about: { login, role } }, () => {
        if (loginEntries(store, Date.now()).every((entry) => !isSame(entry.login, login) || entry.role !== role)) {
          return fail('login-unknown', `There is no ${role} ${login}.`, 'Look the login up in the list.');
        }
        return (role === 'admin' ? notTheLast(parts, login) : null) ?? revokeLogin(store, login);
      }),
    ),
  ];
}

/** Nobody shuts the console for good from inside it. */
function notTheLast({ store }: AdminParts, login: string): Result<never> | null {
  const others = loginEntries(store, Date.now()).filter((entry) => entry.role === 'admin' && entry.hasPassword === 1 && !isSame(entry.login, login));
  if (others.length > 0) return null;
  return fail('last-admin', `${login} is the only administrator with a password.`, 'Make another administrator first, who sets a password by the link.');
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function shownLogins(parts: AdminParts): AdminLogin[] {
  const now = Date.now();
  const present = presences(parts);
  return loginEntries(parts.store, now).map(({ hasPassword, ...entry }) => ({
    ...entry,
    hasPassword: hasPassword === 1,
    ...presenceOf(present.get(`supervisor ${entry.login}`), parts.seen.of('login', entry.login)?.at ?? null, now),
  }));
}
