import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { SetUpLink } from '../../../src/shared/contract/web-access.ts';
import type { DirectoryStore } from '../directory-store.ts';
import type { LoginRole } from '../logins.ts';
import { digestOf, newSecret } from '../secrets.ts';

/** How long the link for the first admin waits to be used. */
const firstAdminLivesMs = 7 * 24 * 3_600_000;
/** A relay that starts again and again must not fill the table. */
const mostFirstAdminCodes = 20;

/**
 * A code by which the first admin comes to be; links of earlier starts hold too, until one is used or they expire.
 *
 * @returns `null` where there is an admin already.
 */
export function firstAdminCode({ db }: DirectoryStore, now: EpochMs): string | null {
  return db
    .transaction((): string | null => {
      if (hasAdmin(db)) return null;
      db.prepare('DELETE FROM first_admin_code WHERE expires_at <= ?').run(now);
      db.prepare('DELETE FROM first_admin_code WHERE digest NOT IN (SELECT digest FROM first_admin_code ORDER BY expires_at DESC LIMIT ?)').run(mostFirstAdminCodes);
      const code = newSecret();
      db.prepare('INSERT INTO first_admin_code (digest, expires_at) VALUES (?, ?)').run(digestOf(code), now + firstAdminLivesMs);
      return code;
    })
    .immediate();
}

/** Whose link it is; `null` for one that was used, has expired or never was. Changes nothing. */
export function setUpLink({ db }: DirectoryStore, code: string, now: EpochMs): SetUpLink | null {
  const digest = digestOf(code);
  const known = db
    .prepare<[string, number], { login: string; role: LoginRole }>(
      `SELECT login.name AS login, login.role FROM setup_code JOIN login ON login.name = setup_code.login
       WHERE digest = ? AND used_at IS NULL AND expires_at > ?`,
    )
    .get(digest, now);
  if (known) return { role: known.role, login: known.login };
  const isFirst = db.prepare('SELECT 1 FROM first_admin_code WHERE digest = ? AND expires_at > ?').get(digest, now) !== undefined;
  return isFirst && !hasAdmin(db) ? { role: 'admin', login: null } : null;
}

/** Makes every link of a login worthless: one was used. */
export function spendLinks({ db }: DirectoryStore, login: string, now: EpochMs): void {
  db.prepare('UPDATE setup_code SET used_at = ? WHERE login = ? AND used_at IS NULL').run(now, login);
  if (hasAdmin(db)) db.prepare('DELETE FROM first_admin_code').run();
}

function hasAdmin(db: DirectoryStore['db']): boolean {
  return db.prepare(`SELECT 1 FROM login WHERE role = 'admin'`).get() !== undefined;
}
