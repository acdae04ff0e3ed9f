import type { Database, Statement } from 'better-sqlite3';
import type { CallFilter } from '../../../shared/api/history-filter.ts';
import { signsAskedFor } from './facets.ts';
import { gramsOfWord } from './grams.ts';
import { queryWords } from './query.ts';

/** A search that finds little may look at many texts: so often it asks whether anybody still wants to know. */
const looksBetweenQuestions = 256;
const beyondAllKeys = Number.MAX_SAFE_INTEGER;

export interface KeyQuery {
  readonly filter: CallFilter;
  /** Only calls before this key; `null` from the newest on. */
  readonly before: number | null;
  readonly limit: number;
  /** Whether a newer search has come meanwhile. */
  readonly isStale?: (() => boolean) | undefined;
}

interface Range {
  readonly from: number;
  readonly before: number;
}

interface Found {
  readonly key: number;
  /** 0: it has the fragments, but not in one piece. */
  readonly fits: number;
}

/** The search was given up for a newer one. */
export class Superseded extends Error {}

/** Finds the calls that fit, newest first, by their keys. */
export class CallSearch {
  readonly #database: Database;
  readonly #plain: Statement<[number, number, number], { key: number }>;

  constructor(database: Database) {
    this.#database = database;
    this.#plain = database.prepare('SELECT key FROM calls WHERE key >= ? AND key < ? ORDER BY key DESC LIMIT ?');
  }

  /** @throws Superseded */
  keys(query: KeyQuery): readonly number[] {
    const { filter, limit } = query;
    const range = { from: filter.startedFrom ?? 0, before: Math.min(query.before ?? beyondAllKeys, filter.startedTo ?? beyondAllKeys) };
    const words = queryWords(filter.text);
    if (words.length === 0 && signsAskedFor(filter).length === 0) {
      return this.#plain.all(range.from, range.before, limit).map((row) => row.key);
    }
    const keys = [...this.#waiting(filter, words, range, limit), ...this.#indexed(query, words, range)];
    return keys.toSorted((a, b) => b - a).slice(0, limit);
  }

  /** The newest calls, which the index does not know yet. */
  #waiting(filter: CallFilter, words: readonly string[], range: Range, limit: number): readonly number[] {
    const conditions = [...conditionsOf(filter), ...words.map(() => 'instr(search_text, ?) > 0')].join(' AND ');
    return this.#database
      .prepare<unknown[], { key: number }>(
        `SELECT key FROM calls INDEXED BY calls_to_index WHERE is_indexed = 0 AND key >= ? AND key < ? AND ${conditions} ORDER BY key DESC LIMIT ?`,
      )
      .all(range.from, range.before, ...valuesOf(filter), ...words, limit)
      .map((row) => row.key);
  }

  #indexed({ filter, limit, isStale }: KeyQuery, words: readonly string[], range: Range): readonly number[] {
    const parts = words.map((word) => ({ word, ...gramsOfWord(word) }));
    const match = [...parts.flatMap(({ grams }) => grams), ...signsAskedFor(filter)].map((gram) => `"${gram}"`).join(' AND ');
    const unsure = parts.filter(({ isWhole }) => !isWhole).map(({ word }) => word);
    const keys: number[] = [];
    let looks = 0;
    // FTS5 takes only whole numbers of 64 bits for bounds of rowid.
    const bounds = [BigInt(Math.round(range.from)), BigInt(Math.round(range.before))];
    for (const { key, fits } of this.#candidates(unsure).iterate(...unsure, match, ...bounds)) {
      looks += 1;
      if (looks % looksBetweenQuestions === 0 && isStale?.()) throw new Superseded();
      if (fits === 1) keys.push(key);
      if (keys.length === limit) break;
    }
    return keys;
  }

  #candidates(unsure: readonly string[]): Statement<unknown[], Found> {
    const fits = unsure.map(() => 'instr(c.search_text, ?) > 0').join(' AND ');
    return this.#database.prepare(
      unsure.length === 0
        ? 'SELECT rowid AS key, 1 AS fits FROM call_grams WHERE call_grams MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC'
        : `SELECT g.rowid AS key, ${fits} AS fits FROM call_grams g CROSS JOIN calls c ON c.key = g.rowid
           WHERE g.call_grams MATCH ? AND g.rowid >= ? AND g.rowid < ? ORDER BY g.rowid DESC`,
    );
  }
}

function conditionsOf({ direction, outcome, withNote, withRecording }: CallFilter): readonly string[] {
  return [
    'true',
    ...(direction === null ? [] : ['direction = ?']),
    ...(outcome === null ? [] : ['outcome = ?']),
    ...(withNote ? ['has_note = 1'] : []),
    ...(withRecording ? ['has_recording = 1'] : []),
  ];
}

function valuesOf({ direction, outcome }: CallFilter): readonly string[] {
  return [direction, outcome].filter((value) => value !== null);
}
