import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/paths.ts';
import { shippedPackages } from './shipped-packages.ts';

/** The only file that may know what replaces the app. */
const engine = 'src/main/features/updates/electron-engine.ts';
const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
const usersOf = (words: RegExp): readonly string[] => sources.filter(({ text }) => words.test(text)).map(({ file }) => file);

test('the app is replaced at one place alone, behind the check of what the relay signed', () => {
  expect(shippedPackages().filter(({ name }) => /updater|update-electron/.test(name)).map(({ name }) => name)).toEqual(['electron-updater']);
  expect(usersOf(/electron-updater'|\bautoUpdater\b/)).toEqual([engine]);
  expect(usersOf(/\belectronEngine\b/).toSorted()).toEqual([engine, 'src/main/features/updates/start-updates.ts']);
  // Whoever calls the engine has an offer, and offers come out of a signed order alone.
  const { text = '' } = sources.find(({ file }) => file.endsWith('updates/read-order.ts')) ?? {};
  expect(text).toContain('updateStatementSchema.safeParse');
  expect(usersOf(/\bupdateStatementSchema\b/).filter((file) => file.startsWith('src/main'))).toEqual(['src/main/features/updates/read-order.ts']);
});

test('the updater does nothing by itself', () => {
  const { text = '' } = sources.find(({ file }) => file === engine) ?? {};
  for (const setting of ['autoDownload = false', 'autoInstallOnAppQuit = false', 'disableWebInstaller = true']) expect(text).toContain(setting);
});
