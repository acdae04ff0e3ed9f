import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { loadResultSchema, type LoadResult, type LoadWish } from '../load/wish.ts';

const program = fileURLToPath(new URL('../load/main.ts', import.meta.url));

/** The core that loads run on, so that they take nothing from the server's. */
export const loadCore = '1';
export const serverCore = '0';

/** A prefix that keeps a program on one core; nothing where there is no `taskset`. */
export const onCore = (core: string): readonly string[] => (process.platform === 'linux' ? ['taskset', '-c', core] : []);

/** Runs one load to its end in a process of its own. */
export async function runLoad(wish: LoadWish): Promise<LoadResult> {
  const [command = '', ...args] = [...onCore(loadCore), process.execPath, program, JSON.stringify(wish)];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text) => {
    said += String(text);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The load ended with ${code}.`);
  return loadResultSchema.parse(JSON.parse(said));
}
