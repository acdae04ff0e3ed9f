import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { mistakesIn } from '../../auth/address-ranges.ts';
import { allowKey } from '../../auth/source-settings.ts';
import type { Dialect } from '../../core/dialect.ts';
import { databasePath, inspectDatabase } from '../../sqlite/inspect.ts';
import { settingsOf } from '../source-values.ts';
import { warn, well, wrong, type Finding } from './finding.ts';
import type { LastAddresses } from './reach.ts';

interface KnownSource {
  readonly id: string;
  readonly dialect: string;
  readonly values: readonly { readonly key: string; readonly value: string }[];
}

export interface LookedUp {
  readonly sources: readonly KnownSource[];
  readonly agents: number;
  readonly withoutToken: readonly string[];
  readonly addresses: LastAddresses;
}

/** Reads what the checks need; `null` where there is no directory of this relay's schema to read. */
export function lookUp(folder: string): LookedUp | null {
  const path = databasePath(folder, 'directory.db');
  const looked = existsSync(path) ? inspectDatabase(path, read) : null;
  return looked?.ok ? looked.value : null;
}

function read(db: Database.Database): LookedUp {
  const meta = (key: string): string | null => db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(key) ?? null;
  const valuesOf = db.prepare<[string], { key: string; value: string }>('SELECT key, value FROM source_value WHERE source_id = ?');
  return {
    sources: db
      .prepare<[], { id: string; dialect: string }>('SELECT id, dialect FROM source ORDER BY created_at, id')
      .all()
      .map((source) => ({ ...source, values: valuesOf.all(source.id) })),
    agents: db.prepare<[], number>('SELECT count(*) FROM agent').pluck().get() ?? 0,
    withoutToken: db
      .prepare<[], string>(`SELECT number FROM agent WHERE number NOT IN (SELECT subject FROM token WHERE role = 'agent') ORDER BY number`)
      .pluck()
      .all(),
    addresses: { people: meta('listen-url'), hooks: meta('hook-url') },
  };
}

/** Whether this relay can do with each source what it was told. */
export function checkConfig({ sources }: LookedUp, dialects: ReadonlyMap<string, Dialect>): Finding[] {
  const found = sources.flatMap(({ id, dialect, values }) => {
    if (!dialects.has(dialect)) return [wrong('config', `The source ${id} speaks ${dialect}, which this relay does not know.`, 'Use the relay that it was added with, or remove the source.')];
    const known = settingsOf(dialects.get(dialect)).map(({ key }) => key);
    return values.flatMap(({ key, value }) => {
      if (!known.includes(key)) return [warn('config', `The source ${id} has a setting ${key} that nothing reads.`, `Remove it with "source set ${id} ${key}=".`)];
      if (key === allowKey && mistakesIn(value).length > 0) return [wrong('config', `The source ${id} allows what is no address.`, `Correct it with "source set ${id} allow=…".`)];
      return [];
    });
  });
  return found.length > 0 ? found : [well('config', `${sources.length} source(s), all settings known.`)];
}

/** Sources from which nothing ever came, readable or not. */
export function checkPushes(folder: string, { sources }: LookedUp): Finding[] {
  if (sources.length === 0) return [warn('pushes', 'There is no source.', 'Add one with "source add".')];
  const path = databasePath(folder, 'events.db');
  const silent = existsSync(path) ? inspectDatabase(path, (db) => sources.filter(({ id }) => !hasPushed(db, id))) : null;
  if (silent?.ok === false) return [];
  const ids = (silent?.value ?? sources).map(({ id }) => id);
  if (ids.length === 0) return [well('pushes', 'Every source has pushed something.')];
  return [warn('pushes', `Nothing came yet from: ${ids.join(', ')}.`, 'Enter the address in the cloud’s console; "source rotate" shows a new one.')];
}

function hasPushed(db: Database.Database, id: string): boolean {
  // Ids begin with the source and a colon, which the semicolon follows.
  return (
    db.prepare('SELECT 1 FROM event_id WHERE id >= ? AND id < ? LIMIT 1').get(`${id}:`, `${id};`) !== undefined ||
    db.prepare('SELECT 1 FROM quarantine WHERE source = ? LIMIT 1').get(id) !== undefined
  );
}

export function checkAgents({ agents, withoutToken }: LookedUp): Finding {
  if (withoutToken.length === 0) return well('agents', `${agents}, all with a token.`);
  const some = withoutToken.slice(0, 20).join(', ') + (withoutToken.length > 20 ? ' …' : '');
  return warn('agents', `${withoutToken.length} of ${agents} have no token: ${some}.`, 'Give them one with "agent add", or remove them with "agent remove".');
}
