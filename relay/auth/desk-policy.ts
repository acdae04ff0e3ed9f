import type Database from 'better-sqlite3';
import type { Disposition } from '../../src/shared/contract/desk-rules.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import type { DeskPolicy } from '../core/desk/ports.ts';
import type { DirectoryStore } from './directory-store.ts';
import { unknownSource } from './source-settings.ts';

/** What `desk set` changes; absent parts stay as they are. */
export interface DeskChanges {
  readonly shareHistory?: boolean;
  readonly shareNotes?: boolean;
  /** `null`: nothing places calls any more. */
  readonly dial?: string | null;
}

/** More would fit on nobody's screen. */
const mostDispositions = 50;

const columns = { shareHistory: 'share-history', shareNotes: 'share-notes', dial: 'dial' } as const;

/** Whatever was not allowed is not. */
export function readDeskPolicy(db: Database.Database): DeskPolicy {
  const rules = new Map(db.prepare<[], { key: string; value: string }>('SELECT key, value FROM desk_rule').all().map(({ key, value }) => [key, value]));
  return {
    shareHistory: rules.get(columns.shareHistory) === 'on',
    shareNotes: rules.get(columns.shareNotes) === 'on',
    dial: rules.get(columns.dial) ?? null,
    dispositions: readDispositions(db),
    formerDispositions: new Set(db.prepare<[], string>('SELECT id FROM former_disposition').pluck().all()),
  };
}

/** Changes the rules, all of it or nothing. Fails with `source-unknown`. */
export function changeDeskPolicy({ db }: DirectoryStore, { shareHistory, shareNotes, dial }: DeskChanges): Result<void> {
  const put = db.prepare<[string, string]>('INSERT OR REPLACE INTO desk_rule (key, value) VALUES (?, ?)');
  return db
    .transaction((): Result<void> => {
      if (typeof dial === 'string' && !db.prepare('SELECT 1 FROM source WHERE id = ?').get(dial)) return { ok: false, failure: unknownSource(dial) };
      if (shareHistory !== undefined) put.run(columns.shareHistory, shareHistory ? 'on' : 'off');
      if (shareNotes !== undefined) put.run(columns.shareNotes, shareNotes ? 'on' : 'off');
      if (dial === null) db.prepare('DELETE FROM desk_rule WHERE key = ?').run(columns.dial);
      else if (dial !== undefined) put.run(columns.dial, dial);
      return ok(undefined);
    })
    .immediate();
}

/** Adds a disposition at the end of the list, or gives one that is there other labels. Fails with `too-many`. */
export function putDisposition({ db }: DirectoryStore, { id, labels }: Disposition): Result<{ readonly added: boolean }> {
  return db
    .transaction((): Result<{ readonly added: boolean }> => {
      const before = readDispositions(db);
      const added = before.every((disposition) => disposition.id !== id);
      if (added && before.length >= mostDispositions) {
        return fail('too-many', `There are ${mostDispositions} dispositions already.`, 'Remove one that nobody chooses.');
      }
      db.prepare('INSERT INTO disposition (id, place) SELECT ?, coalesce(max(place), 0) + 1 FROM disposition WHERE true ON CONFLICT DO NOTHING').run(id);
      db.prepare('DELETE FROM disposition_label WHERE disposition_id = ?').run(id);
      const put = db.prepare<[string, string, string]>('INSERT INTO disposition_label (disposition_id, language, label) VALUES (?, ?, ?)');
      for (const [language, label] of Object.entries(labels)) put.run(id, language, label);
      return ok({ added });
    })
    .immediate();
}

/** Takes a disposition off the list; notes that have it keep it. Fails with `disposition-unknown`. */
export function removeDisposition({ db }: DirectoryStore, id: string): Result<void> {
  const { changes } = db.prepare('DELETE FROM disposition WHERE id = ?').run(id);
  return changes > 0 ? ok(undefined) : fail('disposition-unknown', `There is no disposition ${id}.`, 'Look it up with "disposition list".');
}

function readDispositions(db: Database.Database): readonly Disposition[] {
  const labels = db.prepare<[string], { language: string; label: string }>('SELECT language, label FROM disposition_label WHERE disposition_id = ? ORDER BY rowid');
  return db
    .prepare<[], { id: string }>('SELECT id FROM disposition ORDER BY place')
    .all()
    .map(({ id }) => ({ id, labels: Object.fromEntries(labels.all(id).map(({ language, label }) => [language, label])) }));
}
