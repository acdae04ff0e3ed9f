import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { budgetRows } from '../bench/budget-rows.ts';
import { root } from '../lib/paths.ts';

const folder = path.join(root, 'e2e', 'bench');
const page = readFileSync(path.join(root, 'docs', 'performance.md'), 'utf8');
const every = readFileSync(path.join(folder, 'every-bench.ts'), 'utf8');

/** The benches' own files, by the names that `npm run bench --` takes. */
const files = [...every.matchAll(/from '\.\/([\w-]+)\.ts'/g)].map(([, name = '']) => name).filter((name) => name !== 'figure');
const sourceOf = (name: string): string => readFileSync(path.join(folder, `${name}.ts`), 'utf8');
/** Whatever is put into a text stands as a star. */
const sources = globSync('**/*.ts', { cwd: folder, exclude: (name) => name === 'report' || name.endsWith('.test.ts') }).map((name) => readFileSync(path.join(folder, name), 'utf8').replaceAll(/\$\{[^{}]*\}/g, '*'));

/** A name of figures as a source has it: a number may be written there, or put in. */
function asWritten(figure: string): RegExp {
  // What is put in may stand at either end: then the rest of the text says enough.
  const parts = figure.replaceAll(/^\*|\*$/g, '').split(/(\d[\d,]*)/);
  return new RegExp(parts.map((part) => (/^\d/.test(part) ? `(?:${part}|\\*)` : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))).join(''));
}

it('names every benchmark that there is, and none that there is not', () => {
  for (const name of files) expect(sourceOf(name)).toContain(`name: '${name}'`);
  const described = [...page.matchAll(/^\| `([\w-]+)` \| /gm)].map(([, name]) => name);
  expect(described.toSorted()).toEqual(files.toSorted());
  const asked = [...page.matchAll(/npm run bench -- ((?:[\w-]+ ?)+)/g)].flatMap(([, names = '']) => names.split(' ')).filter((name) => /^[a-z]/.test(name));
  expect(asked.filter((name) => !files.includes(name))).toEqual([]);
});

it('every budget is in the table, and measured by the benchmark that it names', () => {
  expect(budgetRows.length).toBeGreaterThan(12);
  for (const { name, budget, bench, figures } of budgetRows) {
    expect(page).toContain(`| ${name} | ${budget} | `);
    expect(files).toContain(bench);
    for (const figure of figures) expect(sources.filter((source) => asWritten(figure).test(source)), `${bench}: ${figure}`).not.toEqual([]);
  }
});

it('leads to files that are there', () => {
  const named = [...page.matchAll(/`((?:e2e|scripts)\/[\w/.-]+)`/g)].map(([, file = '']) => file);
  const pages = [...page.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, file = '']) => path.join('docs', file));
  expect(named.length + pages.length).toBeGreaterThan(6);
  expect([...named, ...pages].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});
