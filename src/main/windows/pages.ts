import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { recordingCallId } from '../features/recordings/serve-recording.ts';
import type { Language, SettingsView } from '../../shared/api/settings.ts';

const scheme = 'app';
const host = 'desktop';

/** Where every page of the app comes from. */
export const pageOrigin = `${scheme}://${host}`;

/** An answer has left after so long. */
const leavingMs = 5;

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
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
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }]);
}

/**
 * Serves the built pages, and nothing outside their folder but the recordings of this desk's calls.
 *
 * @returns what resolves when the first page has been handed over
 */
export function servePages(folder: string, recording: (callId: string, request: Request) => Promise<Response>): Promise<void> {
  const first = Promise.withResolvers<void>();
  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    const callId = url.host === host ? recordingCallId(url.pathname) : null;
    if (callId !== null) return recording(callId, request);
    const file = path.join(folder, path.normalize(decodeURIComponent(url.pathname)));
    const contentType = contentTypes[path.extname(file)];
    if (url.host !== host || !file.startsWith(folder + path.sep) || !contentType) return new Response('Not found', { status: 404 });
    try {
      const body = await readFile(file);
      // The answer leaves in the turns that follow.
      setTimeout(first.resolve, leavingMs);
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
  return first.promise;
}

/** How a page shall look, told in its address so that it is right from the first frame. */
export function pageUrl(page: 'main' | 'board' | 'popup', look: { readonly language: Language; readonly theme: SettingsView['shown']['theme'] }): string {
  const query = new URLSearchParams({ lang: look.language, theme: look.theme });
  return `${pageOrigin}/${page}.html?${query.toString()}`;
}
