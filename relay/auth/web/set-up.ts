import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { SetUp, SetUpLink } from '../../../src/shared/contract/web-access.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import type { Holder } from '../holder.ts';
import { LogInLimits } from './limits.ts';
import type { LoggedIn, LogInParts } from './log-in.ts';
import type { PasswordHash } from './passwords.ts';
import { auditName } from './person.ts';
import { locked, written, type Access } from './refused.ts';
import { setUpLink, spendLinks } from './set-up-links.ts';

/** Turns a one-time link into a password, and the first admin into being. */
export class WebSetUp {
  readonly #parts: LogInParts;
  readonly #limits = new LogInLimits();

  constructor(parts: LogInParts) {
    this.#parts = parts;
  }

  /** Whose link it is. Fails with `link-invalid` or `locked`. The link is as good as before. */
  look(code: string, address: string, now: EpochMs): Access<SetUpLink> {
    const waitMs = this.#limits.attempt('', address, now);
    if (waitMs > 0) return locked(waitMs);
    const link = setUpLink(this.#parts.store, code, now);
    if (!link) return linkInvalid();
    this.#limits.succeeded('', address);
    return ok(link);
  }

  /**
   * Sets the password, ends every other session of the login, spends all its links and logs in. Fails with `link-invalid`,
   * `login-missing`, `login-taken`, `locked`, `busy` or `directory-unavailable`; the link is good still then.
   */
  async use({ code, login, password }: SetUp, address: string, now: EpochMs): Promise<Access<LoggedIn>> {
    const link = this.look(code, address, now);
    if (!link.ok) {
      if (link.failure.code !== 'link-invalid') return link;
      return written(() => {
        this.#parts.audit.append({ who: 'nobody', what: 'set-up-failed', about: { address } }, now);
        return link;
      });
    }
    const name = link.value.login ?? login;
    if (name === undefined) return fail('login-missing', 'It is not said who the first administrator is.', 'Choose a login.');
    const hash = await this.#parts.passwords.hash(password);
    if (!hash.ok) return hash;
    const done = written(() => this.#keep(code, { role: link.value.role, subject: name }, hash.value, address, now));
    if (done.ok) this.#parts.store.reload();
    return done;
  }

  #keep(code: string, wanted: Holder, hash: PasswordHash, address: string, now: EpochMs): Result<LoggedIn> {
    const { store, sessions, audit } = this.#parts;
    const { db } = store;
    return db
      .transaction((): Result<LoggedIn> => {
        const link = setUpLink(store, code, now);
        if (!link) return linkInvalid();
        if (link.login === null) {
          const { changes } = db.prepare(`INSERT INTO login (name, role, created_at) VALUES (?, 'admin', ?) ON CONFLICT DO NOTHING`).run(wanted.subject, now);
          if (changes === 0) return fail('login-taken', `${wanted.subject} is a supervisor's login already.`, 'Choose another login.');
        }
        const holder: Holder = { role: link.role, subject: link.login ?? wanted.subject };
        db.prepare('INSERT OR REPLACE INTO password (login, hash, set_at) VALUES (?, ?, ?)').run(holder.subject, hash, now);
        spendLinks(store, holder.subject, now);
        sessions.endAllOf(holder);
        audit.append({ who: auditName(holder), what: 'set-up', about: { address, firstAdmin: link.login === null } }, now);
        return ok({ session: sessions.open(holder, now), person: { role: link.role, login: holder.subject } });
      })
      .immediate();
  }
}

function linkInvalid(): Result<never> {
  return fail('link-invalid', 'This link is wrong, was used already or has expired.', 'Ask the administrator for a new one; for the first administrator, restart the relay.');
}
