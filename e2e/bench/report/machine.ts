import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import type { BenchResult, Machine } from '../../../scripts/bench/result-file.ts';
import { installedElectron } from '../../../scripts/lib/electron-binary.ts';
import { electronVersionOf } from '../../../scripts/lib/electron-version.ts';
import { root } from '../../../scripts/lib/paths.ts';
import { rounded } from '../figure.ts';
import { runFolder } from '../harness/folders.ts';
import { timeFsyncs } from '../harness/fsync-time.ts';
import { quantile } from '../harness/quantiles.ts';

const syncs = 200;

/** The computer that a run was made on: what its figures depend on beside the code. */
export function thisMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryMiB: Math.round(totalmem() / 2 ** 20),
    kernel: `${type()} ${release()}`,
    node: process.versions.node,
    electron: electronHere(),
    loadBefore: type() === 'Windows_NT' ? null : rounded(loadavg()[0] ?? Number.NaN),
    fsyncMs: fsyncTimes(),
  };
}

/** @returns the version that the desk's benches run on; `null` before it was fetched */
export function electronHere(): string | null {
  const electron = installedElectron();
  return electron && electronVersionOf(electron.folder);
}

/** How long the disk takes to keep a page, where the benches keep their relays' data. */
function fsyncTimes(): Machine['fsyncMs'] {
  const folder = runFolder();
  try {
    const times = timeFsyncs(folder.path, syncs);
    return { p50: rounded(quantile(times, 0.5)), p99: rounded(quantile(times, 0.99)) };
  } finally {
    folder.remove();
  }
}

/** @returns `null` where this is no clone, or there is no git */
export function thisCommit(): BenchResult['commit'] {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return { hash: git('rev-parse', 'HEAD'), changed: git('status', '--porcelain') !== '' };
  } catch {
    return null;
  }
}
