import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../lib/paths.ts';
import { anchorOf, pages, readPage, type Page } from './pages.ts';

/** What `docs/dialects.md` makes, and files that a run leaves. */
const madeByFollowing = /^(?:relay\/dialects\/zammad|bench-results|e2e\/bench\/peers\/)/;

/** What a page's links and pictures lead to, as it stands in the brackets. */
function targetsOf({ prose }: Page): readonly string[] {
  const withoutCode = prose.replaceAll(/`[^`]*`/g, '``');
  return [...withoutCode.matchAll(/\]\(\s*([^()\s]+)(?:\s+"[^"]*")?\s*\)/g), ...withoutCode.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, target = '']) => target);
}

/** Why a link leads nowhere; `null` where it leads somewhere. */
function deadness(page: Page, target: string): string | null {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return URL.canParse(target) && target.startsWith('https://') ? null : 'no https address';
  const [file = '', anchor] = target.split('#');
  const place = file === '' ? page.file : path.posix.normalize(path.posix.join(path.posix.dirname(page.file), decodeURIComponent(file)));
  if (place.startsWith('..')) return 'leads out of the clone';
  if (!existsSync(path.join(root, place)) && place !== page.file) return `no ${place}`;
  if (anchor === undefined) return null;
  const { headings } = place === page.file ? page : (pages.get(place) ?? { headings: [] });
  return headings.some((heading) => anchorOf(heading) === anchor) ? null : `no heading #${anchor} in ${place}`;
}

const dead = (page: Page): readonly string[] => targetsOf(page).flatMap((target) => {
  const why = deadness(page, target);
  return why === null ? [] : [`${page.file}: ${target} (${why})`];
});

test('no link, no anchor and no picture of any page is dead', () => {
  expect([...pages.values()].flatMap(targetsOf).length).toBeGreaterThan(60);
  expect([...pages.values()].flatMap(dead)).toEqual([]);
});

test('every file that a page names in code is there', () => {
  const named = [...pages.values()].flatMap(({ file, prose }) =>
    [...prose.matchAll(/`((?:src|relay|e2e|scripts|sim|fuzz|docs)\/[\w./-]*\w)`/g)].map(([, name = '']) => ({ file, name })).filter(({ name }) => !madeByFollowing.test(name)),
  );
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter(({ name }) => !existsSync(path.join(root, name)) && !existsSync(path.join(root, `${name}.ts`)))).toEqual([]);
});

test('every picture is one, and shown where it says what it shows', () => {
  for (const { file, prose } of pages.values()) {
    for (const [, says = '', target = ''] of prose.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)) {
      expect(says.length, `${file}: ${target}`).toBeGreaterThan(1);
      expect(statSync(path.join(root, path.dirname(file), target)).size, target).toBeGreaterThan(1_000);
    }
  }
});

test('sees a dead link of each kind', () => {
  const page = readPage('docs/planted.md', '# A title: here\n\n[a](no-such.md) [b](#a-title-here) [c](#nowhere) ![d](pictures/none.png) [e](admin.md#no-heading) [f](http://plain.example) [g](../../out.md) `[h](code.md)`\n\n```\n# no heading\n[i](code.md)\n```\n');
  expect(dead(page).map((line) => line.split(' ')[1])).toEqual(['no-such.md', '#nowhere', 'pictures/none.png', 'admin.md#no-heading', 'http://plain.example', '../../out.md']);
});
