import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { end } from '../../../scripts/lib/child-process.ts';
import { onCore, serverCore } from './load-process.ts';

const ready = z.object({ url: z.string(), pid: z.number() });

export interface PeerServer extends z.infer<typeof ready> {
  stop(): Promise<void>;
}

/** Socket.IO by itself: nothing kept, nothing checked. */
export async function startBareSocketIo(): Promise<PeerServer> {
  const program = fileURLToPath(new URL('../peers/bare-socketio/main.mjs', import.meta.url));
  const [command = '', ...args] = [...onCore(serverCore), process.execPath, program];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`The peer ended (${code}).`)));
  });
  return { ...ready.parse(JSON.parse(line)), stop: () => end(child) };
}
