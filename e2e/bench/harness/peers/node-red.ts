import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from '../../../../scripts/lib/say.ts';
import { benchCache, runFolder } from '../folders.ts';
import { freePort } from '../../../../scripts/lib/free-port.ts';
import { startOnServerCore } from '../server-process.ts';
import type { Peer } from '../target.ts';

const version = '4.1.15';
const home = path.join(benchCache, 'peers', `node-red-${version}`);
const program = path.join(home, 'node_modules', 'node-red', 'red.js');
const configuration = fileURLToPath(new URL('../../peers/node-red/', import.meta.url));

/** http in, a function that knows each agent's session, websocket out; in memory. */
export const nodeRed: Peer = {
  name: 'Node-RED',
  configuration: `e2e/bench/peers/node-red, version ${version}`,
  install() {
    if (existsSync(path.join(home, 'whole'))) return null;
    say(`Installing Node-RED ${version} for the benchmark`);
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, 'package.json'), '{"private":true}\n');
    const args = ['install', `node-red@${version}`, '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
    const npm = process.env['npm_execpath'];
    const { status } = npm ? spawnSync(process.execPath, [npm, ...args], { cwd: home, stdio: ['ignore', 2, 2] }) : spawnSync('npm', args, { cwd: home, stdio: ['ignore', 2, 2] });
    if (status !== 0 || !existsSync(program)) return `Node-RED ${version} could not be installed from the npm registry`;
    writeFileSync(path.join(home, 'whole'), '');
    return null;
  },
  async start() {
    const folder = runFolder();
    const flows = path.join(folder.path, 'flows.json');
    copyFileSync(path.join(configuration, 'flows.json'), flows);
    const port = await freePort();
    const args = [program, '--settings', path.join(configuration, 'settings.cjs'), '--userDir', folder.path, '--port', String(port), flows];
    const server = await startOnServerCore(process.execPath, args, port, { NODE_ENV: 'production' });
    const stop = async (): Promise<void> => {
      await server.stop();
      folder.remove();
    };
    return { url: `ws://127.0.0.1:${port}/agents`, pushUrl: `http://127.0.0.1:${port}/push`, stream: 'plain', pid: server.pid, stop };
  },
};
