import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { end } from './child-process.ts';

export interface VirtualDisplay {
  /** For instance `:99`. */
  readonly name: string;
  close(): Promise<void>;
}

/** Starts an X server without a screen, on a display number that is free, and a window manager in it. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const name = `:${await displayNumber(server)}`;
  const manager = spawn('openbox', ['--sm-disable'], { stdio: 'ignore', env: { ...process.env, DISPLAY: name } });
  await once(manager, 'spawn');
  return {
    name,
    close: async () => {
      await end(manager);
      await end(server);
    },
  };
}

async function displayNumber(server: ChildProcess): Promise<string> {
  const channel = server.stdio[3];
  if (!channel || !('setEncoding' in channel)) throw new Error('Xvfb could not be started: install xvfb.');
  channel.setEncoding('utf8');
  const gone = once(server, 'exit').then(() => {
    throw new Error('Xvfb ended before it was ready: run "Xvfb -displayfd 1" by hand to see why.');
  });
  let text = '';
  const said = (async () => {
    for await (const part of channel) {
      text += String(part);
      if (text.includes('\n')) return text.trim();
    }
    throw new Error('Xvfb named no display: run "Xvfb -displayfd 1" by hand to see why.');
  })();
  return Promise.race([said, gone]);
}

/** Whether a person's display is there to open windows on. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
