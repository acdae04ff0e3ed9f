import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/paths.ts';
import { shippedPackages } from './shipped-packages.ts';

test('no part of the app replaces it, so that none can replace it by an older or unsigned one', () => {
  expect(shippedPackages().filter(({ name }) => /updater|update-electron/.test(name))).toEqual([]);
  const updating = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => /\bautoUpdater\b|electron-updater/.test(readFileSync(path.join(root, file), 'utf8')));
  expect(updating).toEqual([]);
});
