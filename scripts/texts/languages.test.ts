import { expect, test } from 'vitest';
import { commandsIn, pageAt, pages, readPage, type Page } from './pages.ts';

const guides = ['agent', 'supervisor', 'admin'];

/** What a guide is made of, whatever its language. */
function shapeOf({ headings, blocks, prose }: Page): object {
  return {
    headings: headings.map((heading) => heading.replace(/^(#+ (?:\d+\. )?).*$/, '$1')),
    commands: blocks.map((block) => [block.language, ...commandsIn(block)]),
    pictures: [...prose.matchAll(/!\[[^\]]*\]\(.*?([\w-]+?)-(?:en|zh-CN)-\w+\.png\)/g)].map(([, name]) => name),
    rows: prose.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').length),
    points: prose.split('\n').filter((line) => /^(?:- |\d+\. )/.test(line)).length,
  };
}

test.each(guides)('the Chinese guide %s has the headings, commands, pictures, rows and points of the English one', (name) => {
  expect(shapeOf(pageAt(`docs/zh-CN/${name}.md`))).toEqual(shapeOf(pageAt(`docs/${name}.md`)));
});

test.each(guides)('the Chinese guide %s is in Chinese, under every heading', (name) => {
  for (const heading of pageAt(`docs/zh-CN/${name}.md`).headings.filter((text) => !/^#+ (?:TEL4VN|WellCloud|TLS)$/.test(text))) expect(heading).toMatch(/\p{Script=Han}/u);
});

test('there is no Chinese page without an English one', () => {
  expect([...pages.keys()].filter((file) => file.startsWith('docs/zh-CN/')).toSorted()).toEqual(guides.map((name) => `docs/zh-CN/${name}.md`).toSorted());
});

test('sees a missing heading, another command, a missing point', () => {
  const whole = '# A\n\n## 1. B\n\n```sh\nnpm test\n```\n\n- a\n';
  for (const other of [whole.replace('## 1. B\n', ''), whole.replace('1. ', ''), whole.replace('npm test', 'npm start'), whole.replace('- a\n', '')]) {
    expect(shapeOf(readPage('b.md', other))).not.toEqual(shapeOf(readPage('a.md', whole)));
  }
});
