import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** @returns a whole number below `below` */
export type Chance = (below: number) => number;

export interface Fault {
  readonly file: string;
  readonly how: 'flip' | 'zero' | 'cut';
  readonly at: number;
}

/** For tests: changes the bytes of one of the files, as a failing disk does. @returns what was done; `null` where there is nothing to damage */
export function damage(files: readonly string[], chance: Chance): Fault | null {
  const present = files.filter((file) => existsSync(file) && readFileSync(file).length > 0);
  const file = present[chance(present.length)];
  if (file === undefined) return null;
  const bytes = readFileSync(file);
  const at = chance(bytes.length);
  const how = (['flip', 'flip', 'flip', 'zero', 'cut'] as const)[chance(5)] ?? 'flip';
  if (how === 'flip') bytes[at] = (bytes[at] ?? 0) ^ (1 << chance(8));
  if (how === 'zero') bytes.fill(0, at, Math.min(bytes.length, at + 1 + chance(4_096)));
  writeFileSync(file, how === 'cut' ? bytes.subarray(0, at) : bytes);
  return { file, how, at };
}
