import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { end, exitOf } from '../../../scripts/lib/child-process.ts';
import { onCore, serverCore } from './cores.ts';

export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Ends it as a service manager would. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Starts a peer on the server's core and waits until its port takes connections. */
export async function startOnServerCore(program: string, args: readonly string[], port: number, env: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
  const [command = '', ...rest] = [...onCore(serverCore), program, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
  const gone = exitOf(child);
  let code: number | null = null;
  void gone.then((exit) => (code = exit));
  while (!(await takesConnections(port))) {
    if (code !== null) throw new Error(`${program} ended (${code}) before it listened.`);
    await delay(5);
  }
  return {
    pid: child.pid ?? 0,
    port,
    stop: () => end(child),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function takesConnections(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  socket.destroy();
  return isOpen;
}
