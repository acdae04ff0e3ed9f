import Database from 'better-sqlite3';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { DirectoryStore } from '../directory-store.ts';
import type { Holder, Role } from '../holder.ts';
import { digestOf, newSecret } from '../secrets.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How long a browser stays logged in: since it was used last, and in all. */
export interface SessionLife {
  readonly idleMs: number;
  readonly wholeMs: number;
}

/** People have a password at hand; an agent would need a new code from the admin, as seldom as for the desktop app. */
const lives: Readonly<Record<Role, SessionLife>> = {
  agent: { idleMs: 30 * dayMs, wholeMs: 365 * dayMs },
  supervisor: { idleMs: 12 * hourMs, wholeMs: 7 * dayMs },
  admin: { idleMs: 12 * hourMs, wholeMs: 7 * dayMs },
};

/** Its use is written down this often at most. */
const touchEveryMs = 5 * 60_000;

export interface OpenSession {
  /** For the cookie; kept as a hash only. */
  readonly id: string;
  readonly endsAt: EpochMs;
}

interface Row extends Holder {
  readonly created_at: EpochMs;
  readonly seen_at: EpochMs;
}

/** The browsers that are logged in, in the directory's database: a restart logs nobody out. */
export class Sessions {
  readonly #db: Database.Database;
  readonly #find: Database.Statement<[string], Row>;

  constructor({ db }: DirectoryStore) {
    this.#db = db;
    this.#find = db.prepare('SELECT role, subject, created_at, seen_at FROM session WHERE digest = ?');
  }

  open({ role, subject }: Holder, now: EpochMs): OpenSession {
    this.#sweep(now);
    const id = newSecret();
    this.#db.prepare('INSERT INTO session (digest, role, subject, created_at, seen_at) VALUES (?, ?, ?, ?, ?)').run(digestOf(id), role, subject, now, now);
    return { id, endsAt: now + lives[role].wholeMs };
  }

  /** Whose session it is, as long as it lasts. Looking is a use of it. */
  find(id: string, now: EpochMs): (Holder & { readonly endsAt: EpochMs }) | null {
    const digest = digestOf(id);
    const row = this.#find.get(digest);
    if (!row || isOver(row, now)) return null;
    if (now - row.seen_at >= touchEveryMs) this.#touch(digest, now);
    return { role: row.role, subject: row.subject, endsAt: row.created_at + lives[row.role].wholeMs };
  }

  /** @returns whose it was; `null` for one that was none. */
  end(id: string): Holder | null {
    return this.#db.prepare<[string], Holder>('DELETE FROM session WHERE digest = ? RETURNING role, subject').get(digestOf(id)) ?? null;
  }

  endAllOf({ role, subject }: Holder): void {
    this.#db.prepare('DELETE FROM session WHERE role = ? AND subject = ?').run(role, subject);
  }

  /** A disk that refuses ends nobody's session. */
  #touch(digest: string, now: EpochMs): void {
    try {
      this.#db.prepare('UPDATE session SET seen_at = ? WHERE digest = ?').run(now, digest);
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }

  #sweep(now: EpochMs): void {
    const sweep = this.#db.prepare('DELETE FROM session WHERE role = ? AND (seen_at <= ? OR created_at <= ?)');
    for (const [role, life] of Object.entries(lives)) sweep.run(role, now - life.idleMs, now - life.wholeMs);
  }
}

function isOver({ role, created_at, seen_at }: Row, now: EpochMs): boolean {
  const { idleMs, wholeMs } = lives[role];
  return now >= seen_at + idleMs || now >= created_at + wholeMs;
}
