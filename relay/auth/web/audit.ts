import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { toIso, type EpochMs } from '../../../src/shared/contract/time.ts';
import { canonicalJson } from '../../core/canonical.ts';

/** Something that somebody did, or tried to. */
export interface AuditEntry {
  /** `admin:LOGIN`, `supervisor:LOGIN`, `agent:NUMBER`, `command-line`, `relay`, or `nobody` for whoever did not prove to be somebody. */
  readonly who: string;
  /** A word of the relay's own such as `log-in`. */
  readonly what: string;
  /** Facts: ids, addresses, counts. No secret, and of customers' numbers only what the entry is about. */
  readonly about: Readonly<Record<string, unknown>>;
}

/** As it is kept. */
export interface AuditRecord extends AuditEntry {
  /** From 1 on, without gaps. */
  readonly seq: number;
  readonly at: string;
}

interface Row {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly what: string;
  readonly about: string;
  readonly hash: string;
}

/** What the first entry's hash covers in the place of one before. */
const beginning = 'danping audit 1';

/** The log of who did what: only ever added to, each entry bound to the one before by its hash. */
export class AuditLog {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** Inside a transaction of the caller's it is kept with it or not at all. Throws SQLite's own errors. */
  append({ who, what, about }: AuditEntry, now: EpochMs): void {
    this.#db
      .transaction(() => {
        const last = this.#db.prepare<[], Pick<Row, 'seq' | 'hash'>>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get();
        // After a loss at the end, SQLite's count goes on where it was: the hole stays to be seen.
        const counted = this.#db.prepare<[], { seq: number }>(`SELECT seq FROM sqlite_sequence WHERE name = 'audit'`).get()?.seq ?? 0;
        const entry = { seq: Math.max(last?.seq ?? 0, counted) + 1, at: now, who, what, about: canonicalJson(about) };
        this.#db
          .prepare('INSERT INTO audit (seq, at, who, what, about, hash) VALUES (?, ?, ?, ?, ?, ?)')
          .run(entry.seq, entry.at, entry.who, entry.what, entry.about, hashOf(entry, last?.hash ?? beginning));
      })
      .immediate();
  }

  /** Latest first. @param beforeSeq `null` for the latest. */
  page(beforeSeq: number | null, limit: number): readonly AuditRecord[] {
    return this.#db
      .prepare<[number, number], Row>('SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?')
      .all(beforeSeq ?? Number.MAX_SAFE_INTEGER, limit)
      .map(({ seq, at, who, what, about }) => ({ seq, at: toIso(at), who, what, about: JSON.parse(about) }));
  }
}

/** Records with what each one's hash says of it; latest first. @param beforeSeq `null` for the latest */
export function checkedPage(db: Database.Database, beforeSeq: number | null, limit: number): readonly (AuditRecord & { readonly intact: boolean })[] {
  const rows = db.prepare<[number, number], Row>('SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?').all(beforeSeq ?? Number.MAX_SAFE_INTEGER, limit + 1);
  return rows.slice(0, limit).map((row, place) => {
    const before = rows[place + 1];
    const isNext = before ? before.seq === row.seq - 1 : row.seq === 1;
    const { seq, at, who, what, about } = row;
    return { seq, at: toIso(at), who, what, about: JSON.parse(about), intact: isNext && row.hash === hashOf(row, before?.hash ?? beginning) };
  });
}

/** What a look through the whole log found: how many entries, and the first place where it is not as it was written. */
export interface AuditVerdict {
  readonly count: number;
  /** `null`: every entry is there and unchanged. Entries missing at the end are told as the first that is missing. */
  readonly brokenAt: number | null;
}

/** Recomputes the whole chain. */
export function verifyAudit(db: Database.Database): AuditVerdict {
  let count = 0;
  let before = beginning;
  for (const row of db.prepare<[], Row>('SELECT * FROM audit ORDER BY seq').iterate()) {
    if (row.seq !== count + 1 || row.hash !== hashOf(row, before)) return { count, brokenAt: count + 1 };
    before = row.hash;
    count += 1;
  }
  const ever = db.prepare<[], { seq: number }>(`SELECT seq FROM sqlite_sequence WHERE name = 'audit'`).get()?.seq ?? 0;
  return { count, brokenAt: ever === count ? null : count + 1 };
}

function hashOf({ seq, at, who, what, about }: Omit<Row, 'hash'>, before: string): string {
  return hash('sha256', JSON.stringify([before, seq, at, who, what, about]), 'hex');
}
