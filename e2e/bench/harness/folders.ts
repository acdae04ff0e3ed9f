import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { cache } from '../../../scripts/lib/paths.ts';

/** What benchmarks install or make once and keep. On the clone's own disk: a temporary folder may lie in memory. */
export const benchCache = path.join(cache, 'bench');

export interface RunFolder {
  readonly path: string;
  remove(): void;
}

/** A folder for one run, on a disk. */
export function runFolder(): RunFolder {
  mkdirSync(benchCache, { recursive: true });
  const folder = mkdtempSync(path.join(benchCache, 'run-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
