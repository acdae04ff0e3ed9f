import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/paths.ts';

const text = readFileSync(path.join(root, 'docs', 'security-checks.md'), 'utf8');
const row = /^\| .+ \| ((?:e2e|src|relay|scripts)\/\S+) \| (.+) \|$/;

/** What docs/security-checks.md names as proof. */
const proofs = text.split('\n').flatMap((line) => {
  const [, file, title] = row.exec(line) ?? [];
  return file !== undefined && title !== undefined ? [{ file, title }] : [];
});

test('every proof that docs/security-checks.md names is a test that there is', () => {
  expect(proofs.length).toBeGreaterThan(60);
  const named = (title: string): RegExp => new RegExp(`\\(\\s*['\`]${title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}['\`],`);
  const missing = proofs.filter(({ file, title }) => !existsSync(path.join(root, file)) || !named(title).test(readFileSync(path.join(root, file), 'utf8')));
  expect(missing).toEqual([]);
});

test('every row of its tables names one', () => {
  const rows = text.split('\n').filter((line) => /^\| (?!check\b|---)/.test(line));
  expect(rows.filter((line) => !row.test(line))).toEqual([]);
});
