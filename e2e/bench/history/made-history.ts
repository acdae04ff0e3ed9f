import { spawnSync } from 'node:child_process';
import { constants, cpSync, existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/lib/paths.ts';
import { benchCache, runFolder, type RunFolder } from '../harness/folders.ts';

/** Makes histories and measures them, on the app's own store. */
export const storeBench = path.join(root, 'src', 'main', 'history', 'bench', 'history-search.ts');

/** A history of so many calls, made once and kept: minutes for a million. Never written to: who measures takes a copy. @returns its folder */
export function madeHistory(calls: number): string {
  const kept = path.join(benchCache, String(calls));
  if (existsSync(path.join(kept, 'history.db'))) return kept;
  const making = runFolder();
  try {
    const { status } = spawnSync(process.execPath, [storeBench, making.path, String(calls), 'make'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`A history of ${calls} calls could not be made.`);
    renameSync(path.join(making.path, String(calls)), kept);
  } finally {
    making.remove();
  }
  return kept;
}

/** A copy of it where the store's bench looks for it. */
export function copiedHistory(calls: number): RunFolder {
  const made = madeHistory(calls);
  const folder = runFolder();
  cpSync(made, path.join(folder.path, String(calls)), { recursive: true, mode: constants.COPYFILE_FICLONE });
  return folder;
}
