import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import type { Language, Theme } from '../switches.ts';

const scheme = 'app';
const host = 'desktop';

/** Where every page of the app comes from. */
export const pageOrigin = `${scheme}://${host}`;

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must run before Electron is ready. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the built pages, and nothing outside their folder. */
export function servePages(folder: string): void {
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    const file = path.join(folder, path.normalize(decodeURIComponent(url.pathname)));
    const contentType = contentTypes[path.extname(file)];
    if (url.host !== host || !file.startsWith(folder + path.sep) || !contentType) return new Response('Not found', { status: 404 });
    try {
      const body = await readFile(file);
      return new Response(new Uint8Array(body), {
        headers: {
          'content-type': contentType,
          'content-security-policy': contentSecurityPolicy,
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
        },
      });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

/** How a page shall look, told in its address so that it is right from the first frame. */
export function pageUrl(page: 'main' | 'popup', look: { readonly language: Language; readonly theme: Theme | 'system' }): string {
  const query = new URLSearchParams({ lang: look.language, theme: look.theme });
  return `${pageOrigin}/${page}.html?${query.toString()}`;
}
