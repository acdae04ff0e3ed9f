import { chmodSync, closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const name = 'events.end';

/**
 * How far the log had reached, in a file beside it. SQLite takes a write-ahead log that was damaged or cut for one that ended there,
 * and a copy of an older database for the newest: without another witness the seqs after it would be used a second time.
 *
 * The mark is written after each commit and before anybody is told of it, in place and without a sync. So it is exact after the death of the
 * process; after a power cut it may be some seconds behind the log, and is never ahead of it. What cannot be read or written says nothing.
 */
export class EndMark {
  readonly #epoch: string;
  #handle: number | null;
  /** The last seq that somebody may have been told of in this epoch; 0 where nothing is known. */
  readonly reached: number;

  constructor(folder: string, epoch: string) {
    const path = join(folder, name);
    this.#epoch = epoch;
    this.reached = reachedIn(path, epoch);
    this.#handle = openToWrite(path);
  }

  /** The log is on disk up to there. */
  note(head: number): void {
    if (this.#handle === null) return;
    const words = wordsOf(this.#epoch, head);
    try {
      writeSync(this.#handle, `${words} ${sumOf(words)}\n`, 0, 'latin1');
    } catch {
      // A disk without room: the log itself tells of that.
    }
  }

  close(): void {
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
  }
}

/** Always as long as before, so that one mark covers the other. */
function wordsOf(epoch: string, head: number): string {
  return `${epoch} ${String(head).padStart(16, '0')}`;
}

function sumOf(words: string): string {
  return crc32(words).toString(16).padStart(8, '0');
}

function reachedIn(path: string, epoch: string): number {
  try {
    const [of = '', head = '', sum] = readFileSync(path, 'latin1').trimEnd().split(' ');
    return of === epoch && sum === sumOf(`${of} ${head}`) ? Number(head) : 0;
  } catch {
    return 0;
  }
}

function openToWrite(path: string): number | null {
  try {
    // Not emptied: until the next commit the old mark holds.
    const handle = openSync(path, 'a', 0o600);
    closeSync(handle);
    chmodSync(path, 0o600);
    return openSync(path, 'r+');
  } catch {
    return null;
  }
}
