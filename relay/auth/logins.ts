import type { EpochMs } from '../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import type { DirectoryStore } from './directory-store.ts';
import type { Role } from './holder.ts';
import { digestOf, newSecret } from './secrets.ts';
import { issueToken } from './tokens.ts';

/** Those who log in by a name: both see every event, an admin may also change things. */
export type LoginRole = Exclude<Role, 'agent'>;

export { loginPattern } from '../../src/shared/contract/web-access.ts';

/** How long the link that sets a password waits to be used. */
const codeLivesMs = 7 * 24 * 3_600_000;

export interface AddedLogin {
  /** As it was first written; capitals make no other login. */
  readonly login: string;
  readonly token: string;
  /** For the one-time link that sets a password; kept only as a hash. */
  readonly setupCode: string;
}

/**
 * Adds a supervisor or an admin, or gives one that exists one more token and link. Fails with `login-taken` when the
 * login is of the other role.
 */
export function addLogin(store: DirectoryStore, role: LoginRole, name: string, now: EpochMs): Result<AddedLogin> {
  const { db } = store;
  return db
    .transaction((): Result<AddedLogin> => {
      db.prepare('INSERT INTO login (name, role, created_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(name, role, now);
      const held = loginOf(store, name);
      if (held?.role !== role) {
        return fail('login-taken', `${name} is the login of ${aRole(held?.role ?? role)} already.`, 'Choose another login, or remove that one first.');
      }
      const setupCode = newSecret();
      db.prepare('INSERT INTO setup_code (digest, login, expires_at) VALUES (?, ?, ?)').run(digestOf(setupCode), held.name, now + codeLivesMs);
      return ok({ login: held.name, token: issueToken(store, role, held.name, now), setupCode });
    })
    .immediate();
}

/** Removes a login with its tokens, links, password and sessions. @returns how many tokens there were. Fails with `login-unknown`. */
export function removeLogin(store: DirectoryStore, role: LoginRole, name: string): Result<Withdrawn> {
  const { db } = store;
  return db
    .transaction((): Result<Withdrawn> => {
      const held = loginOf(store, name);
      if (held?.role !== role) return unknownLogin(role, name);
      const revoked = withdraw(store, held.name);
      db.prepare('DELETE FROM login WHERE name = ?').run(held.name);
      return ok({ login: held.name, revoked });
    })
    .immediate();
}

/**
 * Withdraws every token, unused link, the password and the sessions of a supervisor or an admin; the login stays. Fails with
 * `login-unknown`.
 */
export function revokeLogin(store: DirectoryStore, name: string): Result<Withdrawn> {
  return store.db
    .transaction((): Result<Withdrawn> => {
      const held = loginOf(store, name);
      return held ? ok({ login: held.name, revoked: withdraw(store, held.name) }) : unknownLogin('supervisor', name);
    })
    .immediate();
}

export interface Withdrawn {
  readonly login: string;
  readonly revoked: number;
}

export interface ListedLogin {
  readonly login: string;
  readonly tokens: number;
}

export function listLogins({ db }: DirectoryStore, role: LoginRole): ListedLogin[] {
  return db
    .prepare<[LoginRole], ListedLogin>(
      `SELECT name AS login, (SELECT count(*) FROM token WHERE role <> 'agent' AND subject = name) AS tokens
       FROM login WHERE role = ? ORDER BY name`,
    )
    .all(role);
}

function loginOf({ db }: DirectoryStore, name: string): { name: string; role: LoginRole } | undefined {
  return db.prepare<[string], { name: string; role: LoginRole }>('SELECT name, role FROM login WHERE name = ?').get(name);
}

function withdraw({ db }: DirectoryStore, name: string): number {
  db.prepare('DELETE FROM setup_code WHERE login = ?').run(name);
  db.prepare('DELETE FROM password WHERE login = ?').run(name);
  db.prepare(`DELETE FROM session WHERE role <> 'agent' AND subject = ?`).run(name);
  return db.prepare(`DELETE FROM token WHERE role <> 'agent' AND subject = ?`).run(name).changes;
}

function unknownLogin(role: LoginRole, name: string): Result<never> {
  return fail('login-unknown', `There is no ${role} ${name}.`, `Look the login up with "${role} list".`);
}

function aRole(role: LoginRole): string {
  return role === 'admin' ? 'an admin' : 'a supervisor';
}
