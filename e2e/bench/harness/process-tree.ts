import { globSync, readFileSync } from 'node:fs';

/**
 * Memory of a program and everything it started, in bytes: each process's own pages and its share of those that it has in common
 * with others (proc(5), smaps_rollup, Pss), so that nothing is counted twice. Linux only.
 */
export function proportionalBytes(pid: number): number {
  return processTree(pid).reduce((sum, each) => sum + proportionalBytesOf(each), 0);
}

/** The process and all that descend from it. Linux only. */
export function processTree(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const stat of globSync('/proc/[0-9]*/stat')) {
    const said = readIfThere(stat);
    const parent = Number(said.slice(said.lastIndexOf(')') + 4).split(' ')[0]);
    children.set(parent, [...(children.get(parent) ?? []), Number(stat.split('/')[2])]);
  }
  const tree = [pid];
  for (const each of tree) tree.push(...(children.get(each) ?? []));
  return tree;
}

function proportionalBytesOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1_024;
}

/** A process may end while its neighbours are read. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
