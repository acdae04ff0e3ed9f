import { readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { BoardMemory } from '../core/board/board.ts';

const name = 'board.json';
/** Of the lines below and of what the figures are made from: a file of another relay's making is passed over. */
const format = 3;
/** What is turned into JSON in one go; pushes wait for it. */
const sliceLength = 500;

interface Header {
  readonly format: number;
  readonly epoch: string;
  readonly seq: number;
  readonly writtenAt: EpochMs;
}

type Line = Header | Partial<Pick<BoardMemory, 'agents' | 'calls' | 'journeys'>>;

/**
 * The board's memory in a file beside the log: a shortcut for the start, never the truth. What cannot be read, or belongs
 * to another log, is passed over and folded anew from the log. The file is lines of JSON and, last, their checksum.
 */
export class MemoryFile {
  readonly #path: string;
  readonly #epoch: string;

  constructor(folder: string, epoch: string) {
    this.#path = join(folder, name);
    this.#epoch = epoch;
  }

  /** What was written, unless it was written before the given moment. */
  read(writtenSince: EpochMs): BoardMemory | null {
    try {
      const [header, ...lines] = readLines(this.#path);
      if (!header || !('epoch' in header) || header.format !== format) return null;
      if (header.epoch !== this.#epoch || header.writtenAt < writtenSince) return null;
      return {
        seq: header.seq,
        agents: lines.flatMap((line) => ('agents' in line ? (line.agents ?? []) : [])),
        calls: lines.flatMap((line) => ('calls' in line ? (line.calls ?? []) : [])),
        journeys: lines.flatMap((line) => ('journeys' in line ? (line.journeys ?? []) : [])),
      };
    } catch {
      return null;
    }
  }

  /**
   * Replaces the file as a whole, slice by slice, so that nobody waits for it. To be called once at a time. A disk that refuses
   * costs time at the next start, nothing else.
   */
  async write(memory: BoardMemory, now: EpochMs): Promise<void> {
    const fresh = `${this.#path}.new`;
    try {
      await writeLines(fresh, linesOf(memory, { format, epoch: this.#epoch, seq: memory.seq, writtenAt: now }));
      await rename(fresh, this.#path);
    } catch {
      await rm(fresh, { force: true }).catch(() => undefined);
    }
  }
}

function* linesOf({ agents, calls, journeys }: BoardMemory, header: Header): Generator<Line> {
  yield header;
  for (let i = 0; i < agents.length; i += sliceLength) yield { agents: agents.slice(i, i + sliceLength) };
  for (let i = 0; i < calls.length; i += sliceLength) yield { calls: calls.slice(i, i + sliceLength) };
  for (let i = 0; i < journeys.length; i += sliceLength) yield { journeys: journeys.slice(i, i + sliceLength) };
}

async function writeLines(path: string, lines: Iterable<Line>): Promise<void> {
  await using file = await open(path, 'w', 0o600);
  let checksum = 0;
  for (const line of lines) {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    checksum = crc32(bytes, checksum);
    await file.appendFile(bytes);
  }
  await file.appendFile(String(checksum));
}

function readLines(path: string): Line[] {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf('\n') + 1;
  if (crc32(bytes.subarray(0, end)) !== Number(bytes.toString('latin1', end))) return [];
  // The checksum says that these are the lines of `writeLines`.
  return bytes.toString('utf8', 0, end).trimEnd().split('\n').map((line): Line => JSON.parse(line));
}
