import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../engine/root.ts';

const folder = path.join(root, 'relay', 'dialects');

/** The bodies that a cloud's documents show, as the dialect's own tests have them. */
export function documentsOf(dialect: string): readonly unknown[] {
  const fixtures = path.join(folder, dialect, 'fixtures');
  return readdirSync(fixtures)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file): unknown => JSON.parse(readFileSync(path.join(fixtures, file), 'utf8')));
}

/** The words that a dialect's sources name: the values and fields that it looks for. */
export function wordsOf(dialect: string): readonly string[] {
  const own = path.join(folder, dialect);
  const sources = readdirSync(own).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const words = sources.flatMap((file) => [...readFileSync(path.join(own, file), 'utf8').matchAll(/'([^'\n]{1,40})'/g)].map(([, word]) => word ?? ''));
  return [...new Set(words)].filter((word) => !word.includes('/')).toSorted();
}
