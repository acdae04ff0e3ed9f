import path from 'node:path';

/** The folder of the clone. */
export const root = path.resolve(import.meta.dirname, '..', '..');

/** What the build writes and Electron runs. */
export const builtApp = path.join(root, 'out');

/** What commands keep between runs; never committed, safe to delete. */
export const cache = path.join(root, '.cache');
