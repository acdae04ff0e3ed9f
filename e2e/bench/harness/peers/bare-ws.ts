import { fileURLToPath } from 'node:url';
import { freePort } from '../../../../scripts/lib/free-port.ts';
import { startOnServerCore } from '../server-process.ts';
import type { Peer } from '../target.ts';

const program = fileURLToPath(new URL('../../peers/bare-ws/main.mjs', import.meta.url));

/** node:http and WebSockets: no rooms, no reconnection, nothing kept. */
export const bareWs: Peer = {
  name: 'bare node:http and ws',
  configuration: 'e2e/bench/peers/bare-ws/main.mjs',
  install: () => null,
  async start() {
    const port = await freePort();
    const { pid, stop } = await startOnServerCore(process.execPath, [program, String(port)], port);
    return { url: `ws://127.0.0.1:${port}/agents/{agent}`, pushUrl: `http://127.0.0.1:${port}/`, stream: 'plain', pid, stop };
  },
};
