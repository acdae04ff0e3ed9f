import type { App, Session } from 'electron';
import { pageOrigin } from './pages.ts';

/** Denies by default what a page of ours never needs: leaving, opening, embedding, permissions. */
export function lockDown(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

export function denyPermissions(session: Session): void {
  // The board's wall takes the whole screen; nothing else is ever asked for.
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permission === 'fullscreen'));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, decide) => decide({ cancel: !isOurs(request.url) }));
}

/** Pages load from the app itself only; the developer tools' own pages may open. */
function isOurs(url: string): boolean {
  return url.startsWith(`${pageOrigin}/`) || url.startsWith('data:') || url.startsWith('devtools:');
}
