import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/paths.ts';

const sources = globSync('src/main/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));
const opens = /\bnew (?:BrowserWindow|BrowserView|WebContentsView|BaseWindow)\(/g;

test('every window that the sources can open is one of those whose settings are asked at run time', () => {
  const opened = sources.flatMap(({ file, text }) => [...text.matchAll(opens)].map(() => file)).toSorted();
  expect(opened).toEqual(['src/main/windows/main-window.ts', 'src/main/windows/popup-window.ts']);
  for (const { file, text } of sources.filter((each) => opened.includes(each.file))) {
    expect([file, /webPreferences(?:,|: \{ \.\.\.webPreferences\b)/.test(text)]).toEqual([file, true]);
  }
});

test('nothing of the operating system is opened, and no message of a page answered, but at the one checked place', () => {
  const places = (pattern: RegExp): readonly string[] => sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);
  expect(places(/\bopenExternal\(address\)|shell\.open/)).toEqual(['src/main/features/crm/crm-handlers.ts']);
  expect(places(/\bipcMain\.|\.ipc\.(?:on|handle)/)).toEqual(['src/main/ipc/serve-methods.ts']);
  expect(places(/loadFile\(|file:\/\//)).toEqual([]);
});
