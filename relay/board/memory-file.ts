import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { BoardMemory } from '../core/board/board.ts';

const name = 'board.json';

/**
 * The board's memory in a file beside the log: a shortcut for the start, never the truth. What cannot be read, or belongs
 * to another log, is passed over and folded anew from the log.
 */
export class MemoryFile {
  readonly #path: string;
  readonly #epoch: string;

  constructor(folder: string, epoch: string) {
    this.#path = join(folder, name);
    this.#epoch = epoch;
  }

  read(): BoardMemory | null {
    try {
      const [checksum = '', epoch = '', ...rest] = readFileSync(this.#path, 'utf8').split('\n');
      const json = rest.join('\n');
      // The checksum says that it is what `write` wrote: a memory.
      return epoch === this.#epoch && Number(checksum) === crc32(json) ? (JSON.parse(json) as BoardMemory) : null;
    } catch {
      return null;
    }
  }

  /** Replaces the file as a whole. A disk that refuses costs time at the next start, nothing else. */
  write(memory: BoardMemory): void {
    const fresh = `${this.#path}.new`;
    try {
      const json = JSON.stringify(memory);
      writeFileSync(fresh, `${crc32(json)}\n${this.#epoch}\n${json}`, { mode: 0o600 });
      renameSync(fresh, this.#path);
    } catch {
      rmSync(fresh, { force: true });
    }
  }
}
