import { spawnSync } from 'node:child_process';
import { root } from '../lib/paths.ts';

export interface NpmAnswer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the npm that runs this, else the computer's own, on the clone. */
export function npm(args: readonly string[]): NpmAnswer {
  const running = process.env['npm_execpath'];
  const [program, before] = running ? [process.execPath, [running]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const { status, stdout, stderr } = spawnSync(program, [...before, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, timeout: 60_000 });
  return { code: status, stdout: stdout ?? '', stderr: stderr ?? '' };
}
