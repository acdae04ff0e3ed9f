import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.ts';

/** A fenced block of a page. */
export interface Block {
  /** `sh`, `ts`, …; empty where the fence says nothing. */
  readonly language: string;
  /** As it stands, with the last line's end. */
  readonly text: string;
  /** The nearest heading above, without its signs. */
  readonly heading: string;
  /** The last line of text above. */
  readonly introduction: string;
}

export interface Page {
  /** Below the clone, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** In their order, `## A title` as it stands. */
  readonly headings: readonly string[];
  /** The page without its fenced blocks. */
  readonly prose: string;
}

/** What was built or installed here, by its place in the clone. */
const left = new Set(['out', 'dist', 'test-results', 'bench-results']);

/** Every page of the clone, by its place. */
export const pages: ReadonlyMap<string, Page> = new Map(
  globSync('**/*.md', { cwd: root, exclude: (name) => left.has(name) || path.basename(name) === 'node_modules' }).toSorted().map((name) => {
    const file = name.replaceAll(path.sep, '/');
    return [file, readPage(file, readFileSync(path.join(root, file), 'utf8'))];
  }),
);

/** @throws where there is no such page */
export function pageAt(file: string): Page {
  const page = pages.get(file);
  if (!page) throw new Error(`There is no ${file}.`);
  return page;
}

/** Reads a page's blocks and headings, line by line as a reader does: a heading's sign inside a block is none. */
export function readPage(file: string, text: string): Page {
  const blocks: Block[] = [];
  const headings: string[] = [];
  const prose: string[] = [];
  let heading = '';
  let introduction = '';
  let open: { fence: string; language: string; lines: string[] } | null = null;
  for (const line of text.split('\n')) {
    const [, fence, language = ''] = /^\s*(`{3,})(\S*)\s*$/.exec(line) ?? [];
    if (open) {
      if (fence?.startsWith(open.fence) && language === '') {
        blocks.push({ language: open.language, text: open.lines.map((one) => `${one}\n`).join(''), heading, introduction });
        open = null;
      } else open.lines.push(line);
      continue;
    }
    if (fence !== undefined) {
      open = { fence, language, lines: [] };
      continue;
    }
    prose.push(line);
    if (/^#{1,6} /.test(line)) {
      headings.push(line);
      heading = line.replace(/^#+ /, '');
    } else if (line.trim() !== '') introduction = line.trim();
  }
  if (open) throw new Error(`${file}: a fenced block has no end.`);
  return { file, text, blocks, headings, prose: prose.join('\n') };
}

/** The name by which a heading is led to, as code hosts make it. */
export function anchorOf(heading: string): string {
  const shown = heading.replace(/^#+ /, '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return shown.toLowerCase().replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '').replaceAll(' ', '-');
}

const shells = new Set(['sh', 'bat', 'console']);
const isCommand = /^(?:npm|npx|node|sudo|danping-relay) /;

/**
 * The commands of a block of them: what is continued on the next line is one, remarks at an end are none of it. A block that does not
 * say what it holds is one of commands where it begins with one.
 */
export function commandsIn({ language, text }: Block): readonly string[] {
  if (!shells.has(language) && !(language === '' && isCommand.test(text))) return [];
  const commands: string[] = [];
  let before = '';
  for (const line of text.split('\n')) {
    before += before === '' ? line.replace(remark, '').replace(language === '' ? described : remark, '') : line;
    if (isOpen(before)) before += '\n';
    else {
      const command = before.trim();
      if (command !== '') commands.push(command);
      before = '';
    }
  }
  return commands;
}

const remark = /(?:^|\s+)# .*$/;
const described = / {3,}.*$/;

/** A quotation that goes on, or a line that says so. */
function isOpen(text: string): boolean {
  return text.endsWith('\\') || (text.match(/'/g)?.length ?? 0) % 2 === 1;
}
