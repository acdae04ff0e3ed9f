import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from '../../../relay/simulator/random.ts';
import type { DiskCall } from './disk-call.ts';
import { FileBytes, type Change } from './file-bytes.ts';

type NameChange = Extract<DiskCall, { what: 'rename' | 'remove' }> | { readonly what: 'made'; readonly file: string; readonly node: FileNode };

/** What a power cut leaves of the changes that nobody had synced. */
export type Leftover = 'nothing' | 'chance';

/** A file: what lies on the disk for certain, and what was written since and not synced. */
interface FileNode {
  readonly bytes: FileBytes;
  changes: Change[];
}

/** What a drive writes in one go. */
const sectorBytes = 512;

/**
 * A disk as the weakest promises of POSIX let it be: what was synced is there; of everything else any part may be, in any order, torn
 * between sectors; and a name that was made, changed or removed is certain only once its folder was synced.
 */
export class Disk {
  /** By the names that the relay sees. */
  readonly #seen = new Map<string, FileNode>();
  /** By the names that are on the disk for certain. */
  #certain = new Map<string, FileNode>();
  #nameChanges: NameChange[] = [];

  /** @param files what lay there, synced, before the first call */
  constructor(files: ReadonlyMap<string, Buffer>) {
    for (const [file, bytes] of files) this.#seen.set(file, { bytes: new FileBytes(bytes), changes: [] });
    this.#certain = new Map(this.#seen);
  }

  call(call: DiskCall): void {
    if (call.what === 'answered') return;
    if (call.what === 'sync' && call.file === '') return this.#syncNames();
    if (call.what === 'rename' || call.what === 'remove') return this.#rename(call);
    const node = this.#node(call.file);
    if (call.what === 'open' && call.emptied) node.changes.push({ length: 0 });
    if (call.what === 'cut') node.changes.push({ length: call.length });
    if (call.what === 'write') node.changes.push({ at: call.at ?? node.bytes.lengthAfter(node.changes), bytes: call.bytes });
    if (call.what === 'sync') {
      node.bytes.apply(node.changes);
      node.changes = [];
    }
  }

  /** Writes down what the disk holds after the power fails at this moment. */
  writeImage(folder: string, left: Leftover, random: Random): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const names = new Map(this.#certain);
    // A file system keeps the order in which names change.
    const kept = left === 'nothing' ? 0 : random.int(0, this.#nameChanges.length);
    for (const change of this.#nameChanges.slice(0, kept)) changeNames(names, change);
    for (const [file, { bytes, changes }] of names) {
      const image = new FileBytes(bytes.current());
      image.apply(left === 'nothing' ? [] : survivors(changes, random));
      writeFileSync(path.join(folder, file), image.current(), { mode: 0o600 });
    }
  }

  #node(file: string): FileNode {
    const known = this.#seen.get(file);
    if (known) return known;
    const node: FileNode = { bytes: new FileBytes(Buffer.alloc(0)), changes: [] };
    this.#seen.set(file, node);
    this.#nameChanges.push({ what: 'made', file, node });
    return node;
  }

  #rename(change: NameChange): void {
    changeNames(this.#seen, change);
    this.#nameChanges.push(change);
  }

  #syncNames(): void {
    for (const change of this.#nameChanges) changeNames(this.#certain, change);
    this.#nameChanges = [];
  }
}

function changeNames(names: Map<string, FileNode>, change: NameChange): void {
  if (change.what === 'made') return void names.set(change.file, change.node);
  const node = names.get(change.file);
  names.delete(change.file);
  if (change.what === 'rename' && node) names.set(change.to, node);
}

/** Which changes reached the disk although nobody had asked for it: none, all, the first ones, or any. */
function survivors(changes: readonly Change[], random: Random): readonly Change[] {
  const how = random.weighted({ none: 1, all: 1, first: 2, any: 3 });
  if (how === 'none') return [];
  if (how === 'all') return changes;
  const reached = how === 'first' ? changes.slice(0, random.int(0, changes.length)) : changes.filter(() => random.chance(0.5));
  return reached.flatMap((change) => ('bytes' in change && change.bytes.length > sectorBytes && random.chance(0.3) ? torn(change, random) : [change]));
}

function torn({ at, bytes }: { readonly at: number; readonly bytes: Buffer }, random: Random): readonly Change[] {
  const sectors: Change[] = [];
  for (let from = 0; from < bytes.length; from += sectorBytes) if (random.chance(0.5)) sectors.push({ at: at + from, bytes: bytes.subarray(from, from + sectorBytes) });
  return sectors;
}
