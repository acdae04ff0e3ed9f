import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { loadResultSchema, type LoadResult, type LoadWish } from '../load/wish.ts';
import { loadCore, onCore } from './cores.ts';

const program = fileURLToPath(new URL('../load/main.ts', import.meta.url));

/** Runs one load to its end in a process of its own. */
export async function runLoad(wish: LoadWish): Promise<LoadResult> {
  return loadResultSchema.parse(JSON.parse(await onLoadCore(program, wish)));
}

/** Runs a program of the load to its end on the load's core; it reads its wish from its standard input. @returns what it said */
export async function onLoadCore(file: string, wish: object): Promise<string> {
  const [command = '', ...args] = [...onCore(loadCore), process.execPath, file];
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(wish));
  let said = '';
  child.stdout.on('data', (text) => {
    said += String(text);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The load ended with ${code}.`);
  return said;
}
