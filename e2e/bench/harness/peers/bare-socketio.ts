import { fileURLToPath } from 'node:url';
import { freePort } from '../../../../scripts/lib/free-port.ts';
import { startOnServerCore, type ServerProcess } from '../server-process.ts';
import type { Peer } from '../target.ts';

/** Socket.IO by itself: nothing kept, nothing checked. */
export const bareSocketIo: Peer = {
  name: 'bare Socket.IO',
  configuration: 'e2e/bench/peers/bare-socketio/main.mjs',
  install: () => null,
  async start() {
    const server = await startBareSocketIo();
    const url = `http://127.0.0.1:${server.port}`;
    return { url, pushUrl: `${url}/`, stream: 'single', pid: server.pid, stop: server.stop };
  },
};

const program = fileURLToPath(new URL('../../peers/bare-socketio/main.mjs', import.meta.url));

export async function startBareSocketIo(port?: number, env?: NodeJS.ProcessEnv): Promise<ServerProcess> {
  const listenOn = port ?? (await freePort());
  return startOnServerCore(process.execPath, [program, String(listenOn)], listenOn, env);
}
