import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fail, ok, type Result } from '../../../src/shared/result.ts';

/** The computer that the service is set up on, as far as that needs it. */
export interface Host {
  readonly platform: NodeJS.Platform;
  /** Whether whoever asks may change what belongs to everybody. */
  readonly mayChange: boolean;
  /** Where this relay lies: the folder that holds `relay/`, and in a package also `bin/` and `packaging/`. */
  readonly home: string;
  /** Where folders of the system begin; `/` outside of tests. */
  readonly systemRoot: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs a program of the system to its end. */
  run(program: string, ...args: readonly string[]): Ran;
}

export interface Ran {
  /** `null` where there is no such program. */
  readonly code: number | null;
  readonly said: string;
}

export function thisHost(): Host {
  const { platform } = process;
  return {
    platform,
    mayChange: platform === 'win32' ? run('net.exe', 'session').code === 0 : process.getuid?.() === 0,
    home: path.resolve(import.meta.dirname, '..', '..', '..'),
    systemRoot: '/',
    env: process.env,
    run,
  };
}

function run(program: string, ...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  return { code: status, said: `${stdout ?? ''}${stderr ?? ''}`.trim() };
}

/** Runs a program that must succeed. Fails with its own words. */
export function must(host: Host, program: string, ...args: readonly string[]): Result<void> {
  const { code, said } = host.run(program, ...args);
  if (code === 0) return ok(undefined);
  const words = said.replaceAll(/\s+/g, ' ') || (code === null ? 'there is no such program' : `exit ${code}`);
  return fail('service', `"${[program, ...args].join(' ')}" failed: ${words.replace(/\.$/, '')}.`, 'Mend that, then run the command again.');
}

/** One step after the other, as long as they succeed. */
export function inOrder(...steps: readonly (() => Result<void>)[]): Result<void> {
  for (const step of steps) {
    const done = step();
    if (!done.ok) return done;
  }
  return ok(undefined);
}

/** What came with the relay: a Debian package brings its service itself, a folder has it set up, a clone is for trying. */
export function comesAs({ home }: Host): 'debian' | 'folder' | 'clone' {
  if (home === '/usr/lib/danping-relay') return 'debian';
  return existsSync(path.join(home, 'packaging')) ? 'folder' : 'clone';
}
