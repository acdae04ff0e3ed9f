import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn } from 'node:child_process';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** @returns the exit code; a child that a signal ended counts as 1. */
export function exitOf(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(1);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a program in the foreground and hands signals on to it. */
export async function run(program: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  const child = spawn(program, args, { stdio: 'inherit', ...options });
  const forward = signals.map((signal) => [signal, () => void child.kill(signal)] as const);
  for (const [signal, listener] of forward) process.on(signal, listener);
  try {
    return await exitOf(child);
  } finally {
    for (const [signal, listener] of forward) process.off(signal, listener);
  }
}

/** Becomes the program where the platform can, so that nobody stands between it and its signals. */
export async function become(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  if (process.platform !== 'win32' && typeof process.execve === 'function') {
    process.removeAllListeners('warning');
    process.execve(program, [program, ...args], definedOnly(env));
  }
  process.exitCode = await run(program, args, { env });
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Ends a child by its id: asks first, insists after `patienceMs`. */
export async function end(child: ChildProcess, patienceMs = 5_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = exitOf(child);
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await gone;
  clearTimeout(insist);
}
