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
  // What the scripts were compiled to is kept, whole, from their first run on: the app's own files change with the app alone.
  v8CacheOptions: 'bypassHeatCheckAndEagerCompile',
};
