import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of the built pages, whole in memory. */
export interface PageFile {
  readonly body: Buffer;
  readonly type: string;
}

/** The built pages by their addresses: `/board` is not here, `board.html` and `assets/…` are. */
export type Pages = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
};

/**
 * Reads what the build has written. Only these files can ever be asked for: what a request says names an entry, never a path.
 *
 * @returns `null` where nothing is built
 */
export function readPages(folder: string): Pages | null {
  const pages = new Map<string, PageFile>();
  for (const name of filesIn(folder)) {
    const type = types[path.extname(name)];
    if (type === undefined) continue;
    const body = readFileSync(path.join(folder, name));
    pages.set(name, { type, body: type === types['.html'] ? fromRoot(body) : body });
  }
  return pages.has('board.html') && pages.has('admin.html') ? pages : null;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  } catch {
    return [];
  }
}

/** In the desktop app the pages lie beside their assets; here their addresses may be deeper (`/setup/CODE`). */
function fromRoot(html: Buffer): Buffer {
  return Buffer.from(html.toString('utf8').replaceAll(/(src|href)="\.\/assets\//g, '$1="/assets/'));
}
