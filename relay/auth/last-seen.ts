import Database from 'better-sqlite3';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { DirectoryStore } from './directory-store.ts';
import type { Role } from './holder.ts';

export interface Seen {
  readonly at: EpochMs;
  /** Version of the desktop app; `null` where it told none. */
  readonly app: string | null;
}

type SeenRole = 'agent' | 'login';

/**
 * Who was connected last when, and with which app. Kept in memory and written down together from time to time: when everybody
 * comes back at once, nobody waits for a disk.
 */
export class LastSeen {
  readonly #db: Database.Database;
  readonly #fresh = new Map<string, Seen & { readonly role: SeenRole; readonly subject: string }>();

  constructor({ db }: DirectoryStore) {
    this.#db = db;
  }

  note(role: Role | 'login', subject: string, at: EpochMs, app: string | null): void {
    const seenAs: SeenRole = role === 'agent' ? 'agent' : 'login';
    const key = `${seenAs} ${subject}`;
    this.#fresh.set(key, { role: seenAs, subject, at, app: app ?? this.#fresh.get(key)?.app ?? null });
  }

  of(role: SeenRole, subject: string): Seen | null {
    const fresh = this.#fresh.get(`${role} ${subject}`);
    const kept = this.#db.prepare<[string, string], Seen>('SELECT at, app FROM last_seen WHERE role = ? AND subject = ?').get(role, subject);
    return fresh ? { at: fresh.at, app: fresh.app ?? kept?.app ?? null } : (kept ?? null);
  }

  /** What a disk refuses stays in memory until the next time. */
  writeDown(): void {
    const put = this.#db.prepare<[string, string, number, string | null]>(
      'INSERT INTO last_seen (role, subject, at, app) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at, app = coalesce(excluded.app, app)',
    );
    try {
      this.#db.transaction(() => this.#fresh.forEach(({ role, subject, at, app }) => put.run(role, subject, at, app))).immediate();
      this.#fresh.clear();
    } catch (error) {
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }
}
