import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/paths.ts';

const page = readFileSync(path.join(root, 'docs', 'guarantees.md'), 'utf8');
const faults = readFileSync(path.join(root, 'e2e', 'faults', 'every-fault.ts'), 'utf8');

/** The names that `--only` takes, as the faults' own files give them. */
const names = [...faults.matchAll(/from '\.\/([\w-]+)\.ts'/g)].map(([, name = '']) => name).filter((name) => name !== 'fault');

it('names every fault that can be caused, and none that cannot', () => {
  const named = new Set([...page.matchAll(/--only ([\w-]+)/g)].map(([, name]) => name));
  expect([...named].toSorted()).toEqual(names.toSorted());
  for (const name of names) expect(readFileSync(path.join(root, 'e2e', 'faults', `${name}.ts`), 'utf8')).toContain(`name: '${name}'`);
});

it('leads to files that are there', () => {
  const files = [...page.matchAll(/(?:src|relay)\/[\w/.-]+\.test\.ts/g)].map(([file]) => file);
  const pages = [...page.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, file]) => path.join('docs', file ?? ''));
  expect(files.length + pages.length).toBeGreaterThan(3);
  expect([...files, ...pages].filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});
