import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/paths.ts';

const line = /^\| .+ \| ((?:e2e|src|relay|scripts)\/\S+) \| (.+) \|$/;

/** What docs/complaints.md names as proof. */
const proofs = readFileSync(path.join(root, 'docs', 'complaints.md'), 'utf8')
  .split('\n')
  .flatMap((text) => {
    const [, file, title] = line.exec(text) ?? [];
    return file !== undefined && title !== undefined ? [{ file, title }] : [];
  });

it('every proof that docs/complaints.md names is a test that there is', () => {
  expect(proofs.length).toBeGreaterThan(40);
  const missing = proofs.filter(({ file, title }) => {
    const source = path.join(root, file);
    return !existsSync(source) || !new RegExp(`\\b(?:it|test)\\('${title.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}'`).test(readFileSync(source, 'utf8'));
  });
  expect(missing).toEqual([]);
});
