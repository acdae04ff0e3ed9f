import path from 'node:path';
import type { WebPreferences } from 'electron';

/** The same for every window the app ever opens (security: least privilege). */
export const webPreferences: WebPreferences = {
  preload: path.join(import.meta.dirname, '..', 'preload', 'index.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  // What a script was compiled to is kept from its first run on: the app's own files change with the app alone.
  v8CacheOptions: 'bypassHeatCheck',
};
