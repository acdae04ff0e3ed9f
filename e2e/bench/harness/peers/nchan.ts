import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { unpackPackages } from '../../../../scripts/lib/system-packages.ts';
import { benchCache, runFolder } from '../folders.ts';
import { freePort } from '../../../../scripts/lib/free-port.ts';
import { startOnServerCore } from '../server-process.ts';
import type { Peer } from '../target.ts';

const home = path.join(benchCache, 'peers', 'nginx');
const program = path.join(home, 'usr', 'sbin', 'nginx');
const modules = path.join(home, 'usr', 'lib', 'nginx', 'modules');
const packages = ['nginx', 'libnginx-mod-nchan', 'libnginx-mod-http-ndk'];
const template = fileURLToPath(new URL('../../peers/nchan/nginx.conf', import.meta.url));

/** nchan makes nginx look for this folder of Debian's, whatever its configuration says. */
const bodies = '/var/lib/nginx/body';

const isUnpacked = (): boolean => existsSync(path.join(modules, 'ngx_nchan_module.so')) && spawnSync(program, ['-v'], { stdio: 'ignore' }).status === 0;

/** A web server that is a message broker: publishes what is posted to whoever subscribes to the agent's channel. */
export const nchan: Peer = {
  name: 'nginx with nchan',
  configuration: "e2e/bench/peers/nchan/nginx.conf, Debian's packages",
  install() {
    if (process.platform !== 'linux') return "nginx with nchan is had from Debian's packages only";
    if (process.getuid?.() !== 0 && !existsSync(bodies)) return `nginx with nchan wants the folder ${bodies}: make it, as root`;
    if (isUnpacked() || (unpackPackages(packages, home) && isUnpacked())) return null;
    return `Debian's packages ${packages.join(', ')} could not be fetched with apt-get`;
  },
  async start() {
    const folder = runFolder();
    const port = await freePort();
    const file = path.join(folder.path, 'nginx.conf');
    writeFileSync(file, readFileSync(template, 'utf8').replaceAll('MODULES', modules).replaceAll('HOME', folder.path).replaceAll('PORT', String(port)));
    const made = mkdirSync(bodies, { recursive: true });
    const server = await startOnServerCore(program, ['-e', 'stderr', '-p', folder.path, '-c', file], port);
    const stop = async (): Promise<void> => {
      await server.stop();
      folder.remove();
      if (made !== undefined) rmSync(made, { recursive: true });
    };
    return { url: `ws://127.0.0.1:${port}/agents/{agent}`, pushUrl: `http://127.0.0.1:${port}/push/{agent}`, stream: 'plain', pid: await onlyChildOf(server.pid), stop };
  },
};

/** The worker; its master, which listens a moment earlier, only watches over it. */
async function onlyChildOf(pid: number): Promise<number> {
  for (;;) {
    const [child = ''] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    if (child !== '') return Number(child);
    await delay(5);
  }
}
