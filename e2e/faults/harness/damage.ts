import { closeSync, openSync, readFileSync, readSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import type { Random } from '../../../relay/simulator/random.ts';

/** What SQLite reads and writes at once. */
const pageBytes = 4_096;

export type Damage = 'a flipped bit' | 'foreign bytes' | 'a page of zeros' | 'a cut' | 'a page in the place of another' | 'emptiness';

const shares: Readonly<Record<Damage, number>> = {
  'a flipped bit': 6,
  'foreign bytes': 4,
  'a page of zeros': 2,
  'a cut': 2,
  'a page in the place of another': 2,
  emptiness: 1,
};

/** Damages a file somewhere. @returns what was done and where, in words */
export function damage(file: string, random: Random): string {
  const size = statSync(file).size;
  if (size === 0) return 'nothing: it is empty';
  const kind = random.weighted(shares);
  const at = random.int(0, size - 1);
  if (kind === 'emptiness') writeFileSync(file, '');
  else if (kind === 'a cut') truncateSync(file, at);
  else if (kind === 'a flipped bit') overwrite(file, at, Buffer.from([(readFileSync(file)[at] ?? 0) ^ (1 << random.int(0, 7))]));
  else if (kind === 'foreign bytes') overwrite(file, at, Buffer.from(random.hex(2 * random.int(1, 64)), 'hex').subarray(0, size - at));
  else {
    const page = at - (at % pageBytes);
    const bytes = Buffer.alloc(Math.min(pageBytes, size - page));
    if (kind === 'a page in the place of another') read(file, random.int(0, Math.floor((size - 1) / pageBytes)) * pageBytes, bytes);
    overwrite(file, page, bytes);
  }
  return `${kind} at ${at} of ${size}`;
}

function overwrite(file: string, at: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, at);
  closeSync(handle);
}

function read(file: string, at: number, into: Buffer): void {
  const handle = openSync(file, 'r');
  readSync(handle, into, 0, into.length, at);
  closeSync(handle);
}
