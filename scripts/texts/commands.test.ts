import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../lib/paths.ts';
import { commandsRun, sectionsWalked } from './commands-run.ts';
import { commandsIn, pages, readPage, type Page } from './pages.ts';

/** Translations have the commands of their originals (languages.test.ts). */
const shown = [...pages.values()].filter(({ file }) => /^(?:docs\/)?[\w-]+\.md$/.test(file));
const sourceOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** What somebody who follows the page would type, and nobody has promised to run. */
function unproved({ file, blocks }: Page): readonly string[] {
  return blocks.flatMap((block) => {
    const isWalked = sectionsWalked.some(({ page, headings }) => page === file && (headings === 'all' || headings.includes(block.heading)));
    const missing = commandsIn(block).filter((command) => !commandsRun.some((run) => run.command === command));
    return isWalked ? [] : missing.map((command) => `${file}, ${block.heading}: ${command}`);
  });
}

test('every command of the documents is run by a test that is named', () => {
  expect(shown.flatMap(({ blocks }) => blocks.flatMap(commandsIn)).length).toBeGreaterThan(50);
  expect(shown.flatMap(unproved)).toEqual([]);
});

test('every test that is named is there and does what is said of it, and nothing is named in vain', () => {
  const all = shown.flatMap(({ blocks }) => blocks.flatMap(commandsIn));
  for (const { command, by, words } of commandsRun) {
    expect(all, command).toContain(command);
    expect(sourceOf(by), `${by} for ${command}`).toContain(words);
  }
  for (const { page, headings, by } of sectionsWalked) {
    const { blocks } = pages.get(page) ?? { blocks: [] };
    for (const heading of headings === 'all' ? [] : headings) expect(blocks.some((block) => block.heading === heading && commandsIn(block).length > 0), `${page}, ${heading}`).toBe(true);
    // Either the test or the helper that takes a page's commands out for it names the page.
    const around = [by, 'e2e/helpers/console.ts', 'scripts/dist/relay-package/testing/commands-of.ts'].filter((file) => existsSync(path.join(root, file)));
    expect(around.some((file) => sourceOf(file).includes(path.basename(page))), `${by} for ${page}`).toBe(true);
    for (const heading of headings === 'all' ? [] : headings) expect(sourceOf(by), `${by} for ${heading}`).toContain(heading.replace(/^\d+\. /, ''));
  }
});

test('every npm command that a page mentions is one', () => {
  const scripts = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(sourceOf('package.json'))).scripts;
  const mentioned = [...pages.values()].flatMap(({ file, text }) => [...text.matchAll(/npm run (?:-s )?([a-z][\w-]+)/g)].map(([, name = '']) => ({ file, name })));
  expect(mentioned.length).toBeGreaterThan(40);
  expect(mentioned.filter(({ name }) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test('sees a command that nobody runs, in any block', () => {
  const page = readPage('docs/planted.md', '## A heading\n\n```sh\nnpm test\nrm -rf ./data  # all of it\ncurl -d \'{\n"a":1}\' x\n```\n\n```\nnpx something   and what it does\n```\n\n```json\n{}\n```\n');
  expect(unproved(page)).toEqual(['docs/planted.md, A heading: rm -rf ./data', 'docs/planted.md, A heading: curl -d \'{\n"a":1}\' x', 'docs/planted.md, A heading: npx something']);
});
