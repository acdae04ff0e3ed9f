import path from 'node:path';

/** Where the project is. */
export const root = path.resolve(import.meta.dirname, '..', '..');
