import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../lib/paths.ts';
import { nodePackages, pinnedNodeVersion } from './node-runtimes.ts';
import { closureOf } from './source-closure.ts';

test('the relay’s sources, and what they look for beside themselves, are found whole', () => {
  const { sources, beside, packages } = closureOf('relay/main.ts');
  expect(sources).toEqual(expect.arrayContaining(['relay/main.ts', 'relay/cli/doctor/look-through-worker.ts', 'src/shared/result.ts']));
  expect(sources.filter((file) => /\.test\.ts$|\/testing\//.test(file))).toEqual([]);
  expect(beside).toEqual(['out/renderer/', 'package.json']);
  // Every package that it needs is one that the project declares.
  const declared = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).dependencies;
  expect(packages.filter((name) => !(name in declared))).toEqual([]);
});

test('every platform’s Node is of the version that package.json pins', () => {
  expect(Object.values(nodePackages).map(({ package: name }) => name.split('@').at(-1))).toEqual(Object.keys(nodePackages).map(() => pinnedNodeVersion()));
});
