import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { Person } from '../../../src/shared/contract/web-access.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import type { DirectoryStore } from '../directory-store.ts';
import type { Holder } from '../holder.ts';
import type { LoginRole } from '../logins.ts';
import { digestOf } from '../secrets.ts';
import type { AuditLog } from './audit.ts';
import { LogInLimits } from './limits.ts';
import { Passwords, type PasswordHash } from './passwords.ts';
import { auditName, personOf } from './person.ts';
import { locked, written, type Access } from './refused.ts';
import type { OpenSession, Sessions } from './sessions.ts';

export interface LoggedIn {
  readonly session: OpenSession;
  readonly person: Person;
}

export interface LogInParts {
  readonly store: DirectoryStore;
  readonly sessions: Sessions;
  readonly audit: AuditLog;
  readonly passwords: Passwords;
}

interface KnownLogin {
  readonly name: string;
  readonly role: LoginRole;
  readonly hash: PasswordHash | null;
}

/** Lets people in: by login and password, agents by the one-time code of an enrolment link. */
export class WebLogIn {
  readonly #parts: LogInParts;
  readonly #limits = new LogInLimits();

  constructor(parts: LogInParts) {
    this.#parts = parts;
  }

  /**
   * Fails with `wrong-password`, the same words in the same time for an unknown login; with `locked` after too many failures, and
   * with `busy` or `directory-unavailable`.
   */
  async byPassword(login: string, password: string, address: string, now: EpochMs): Promise<Access<LoggedIn>> {
    const waitMs = this.#limits.attempt(login, address, now);
    if (waitMs > 0) return locked(waitMs);
    const known = this.#known(login);
    const fits = await this.#parts.passwords.fits(password, known?.hash ?? null);
    if (!fits.ok) return fits;
    const opened = written(() => (known && fits.value ? this.#open(known, address, now) : this.#refuse(known, address, now)));
    if (opened.ok) this.#limits.succeeded(login, address);
    return opened;
  }

  /** Opens a session for an agent in the place of a token. Fails with `code-invalid`, `locked` or `directory-unavailable`. */
  byCode(code: string, address: string, now: EpochMs): Access<LoggedIn> {
    const { store, sessions, audit } = this.#parts;
    const waitMs = this.#limits.attempt('', address, now);
    if (waitMs > 0) return locked(waitMs);
    const opened = written(() =>
      store.db
        .transaction((): Result<LoggedIn> => {
          const agent = store.db
            .prepare<[number, string, number], string>('UPDATE enrolment SET used_at = ? WHERE digest = ? AND used_at IS NULL AND expires_at > ? RETURNING agent_number')
            .pluck()
            .get(now, digestOf(code), now);
          const holder = agent === undefined ? null : ({ role: 'agent', subject: agent } as const);
          const person = holder && personOf(store, holder);
          if (!holder || !person) {
            audit.append({ who: 'nobody', what: 'log-in-failed', about: { address, by: 'code' } }, now);
            return fail('code-invalid', 'This enrolment code is wrong, was used already or has expired.', 'Ask the administrator for a new link.');
          }
          audit.append({ who: auditName(holder), what: 'log-in', about: { address, by: 'code' } }, now);
          return ok({ session: sessions.open(holder, now), person });
        })
        .immediate(),
    );
    if (opened.ok) this.#limits.succeeded('', address);
    return opened;
  }

  /** Whoever's session it was; nothing happens where it was none. */
  logOut(sessionId: string, address: string, now: EpochMs): Result<void> {
    const { store, sessions, audit } = this.#parts;
    const done = written(() =>
      store.db
        .transaction((): Result<void> => {
          const holder = sessions.end(sessionId);
          if (holder) audit.append({ who: auditName(holder), what: 'log-out', about: { address } }, now);
          return ok(undefined);
        })
        .immediate(),
    );
    // Its sockets close with the next look at the directory.
    if (done.ok) store.reload();
    return done;
  }

  #known(login: string): KnownLogin | null {
    const sql = 'SELECT login.name, role, hash FROM login LEFT JOIN password ON password.login = login.name WHERE login.name = ?';
    return this.#parts.store.db.prepare<[string], KnownLogin>(sql).get(login) ?? null;
  }

  /** The password was looked at some time ago: what it was compared with must still hold. */
  #open(known: KnownLogin, address: string, now: EpochMs): Result<LoggedIn> {
    const { store, sessions, audit } = this.#parts;
    return store.db
      .transaction((): Result<LoggedIn> => {
        if (this.#known(known.name)?.hash !== known.hash) return this.#refuse(known, address, now);
        const holder: Holder = { role: known.role, subject: known.name };
        audit.append({ who: auditName(holder), what: 'log-in', about: { address, by: 'password' } }, now);
        return ok({ session: sessions.open(holder, now), person: { role: known.role, login: known.name } });
      })
      .immediate();
  }

  /** An unknown login is not written down: people type their password into the wrong field. */
  #refuse(known: KnownLogin | null, address: string, now: EpochMs): Result<never> {
    const about = { address, by: 'password', ...(known && { login: known.name }) };
    this.#parts.audit.append({ who: 'nobody', what: 'log-in-failed', about }, now);
    return fail('wrong-password', 'Login and password do not fit together.', 'Check both, capitals too. Who has forgotten the password asks the administrator for a new link.');
  }
}
