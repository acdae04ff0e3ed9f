import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { exitOf } from '../../../scripts/lib/child-process.ts';
import { installedTool } from './tools.ts';

/** Refused, strace ends at once. */
const attachesWithinMs = 500;

/** Stands between a running process and the kernel. */
export interface Tracer {
  /** Lets go of the process. @returns how many of its calls were answered with an error instead of being made */
  detach(): Promise<number>;
}

/** @returns why no process can be traced here; `null` where strace may */
export function whyNoTracing(): string | null {
  const missing = installedTool('strace', 'strace');
  if (missing !== null) return missing;
  // Of a process that is not its own child: many systems forbid that to all but root.
  const stranger = spawn('sleep', ['60']);
  const tried = spawnSync('strace', ['-o', '/dev/null', '-p', String(stranger.pid)], { encoding: 'utf8', timeout: attachesWithinMs });
  stranger.kill();
  // Where it may, it goes on until it is stopped.
  return tried.status === null ? null : `strace may not trace here (${tried.stderr.trim().split('\n').at(-1) ?? 'no reason given'})`;
}

/**
 * Attaches strace to a process that runs, and resolves once it holds all threads.
 *
 * @param args which calls it should hold up, in strace's own words
 * @param file where it writes what it sees; removed when it lets go
 */
export async function trace(pid: number, args: readonly string[], file: string): Promise<Tracer> {
  const strace = spawn('strace', ['-f', '-o', file, ...args, '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = exitOf(strace);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    strace.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('attached')) resolve();
    });
    void gone.then(() => reject(new Error(`strace did not attach: ${said}`)), reject);
  });
  return {
    detach: async () => {
      strace.kill('SIGINT');
      await gone;
      const injected = readFileSync(file, 'utf8').split('(INJECTED)').length - 1;
      rmSync(file);
      return injected;
    },
  };
}
