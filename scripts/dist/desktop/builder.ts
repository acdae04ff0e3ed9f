import { spawn } from 'node:child_process';
import type { ElectronRuntime } from '../../lib/electron-binary.ts';
import { exitOf } from '../../lib/child-process.ts';
import { program } from '../../lib/checks.ts';
import { electronVersionOf } from '../../lib/electron-version.ts';
import { root } from '../../lib/paths.ts';
import { say } from '../../lib/say.ts';
import { sourceDateSeconds } from '../source-date.ts';
import type { Product } from './product.ts';

/**
 * Runs electron-builder. What it says is said only where it fails: else it is pages about packages that are not packed.
 *
 * @param native for the platform whose Electron is here: then that one is packed, and nothing fetched
 * @returns whether it built everything
 */
export async function build(args: readonly string[], native: boolean, runtime: ElectronRuntime, product: Product): Promise<boolean> {
  const electron = native ? [`-c.electronDist=${runtime.folder}`, `-c.electronVersion=${electronVersionOf(runtime.folder)}`] : [];
  const naming = runtime.official ? [] : [`-c.productName=${product.name}`, `-c.linux.executableName=${product.program}`];
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(sourceDateSeconds()) };
  const child = spawn(program('electron-builder'), [...args, '--publish=never', ...electron, ...naming], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const isBuilt = (await exitOf(child)) === 0;
  if (!isBuilt) say(said.join(''));
  return isBuilt;
}
