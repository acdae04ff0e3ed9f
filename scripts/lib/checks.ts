import path from 'node:path';
import { run } from './child-process.ts';
import { root } from './paths.ts';

/** Where npm put the programs of the packages. */
export function program(name: string): string {
  return path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

export async function lint(): Promise<boolean> {
  return (await run(program('oxlint'), ['--deny-warnings'], { cwd: root })) === 0;
}

export async function typecheck(): Promise<boolean> {
  return (await run(program('tsc'), ['--project', root], { cwd: root })) === 0;
}
