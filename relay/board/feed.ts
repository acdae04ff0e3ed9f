import type { BoardPatch, BoardSnapshot } from '../../src/shared/contract/board.ts';
import { eventsMessageLimits } from '../core/batch.ts';
import { Board, type BoardParts, type Enrolled } from '../core/board/board.ts';
import type { EventLog } from '../core/ports.ts';
import type { Viewer } from '../core/viewer.ts';
import type { MemoryFile } from './memory-file.ts';

/** At most ten patches a second, at least one in two seconds (contract, "Socket.IO out"). */
const patchEveryMs = 100;
const heartbeatMs = 2_000;
const tickEveryMs = 1_000;
const rememberEveryMs = 60_000;
/** Without a memory, the board begins this far back: more than the longest day of any zone. */
const rebuildMs = 36 * 3_600_000;

const everything: Viewer = { role: 'supervisor', login: 'board' };

export interface FeedParts extends Pick<BoardParts, 'zoneOf' | 'eventsAt'> {
  readonly log: Pick<EventLog, 'readFor' | 'onAppended' | 'head'>;
  readonly memory: MemoryFile;
  readonly enrolled: () => readonly Enrolled[];
}

/** Keeps the board current with the log, and tells its listeners what has changed. */
export class BoardFeed {
  readonly #parts: FeedParts;
  readonly #board: Board;
  readonly #listeners = new Set<(patch: BoardPatch) => void>();
  readonly #timers: NodeJS.Timeout[];
  #from: { afterSeq: number; skip: { receivedBefore: number; untilSeq: number } | null };
  #reading = false;
  #enrolled: readonly Enrolled[] = [];
  #lastPatchAt = 0;
  #rememberedSeq = 0;
  #rememberedAt = Date.now();

  constructor(parts: FeedParts) {
    this.#parts = parts;
    const memory = parts.memory.read();
    const usable = memory !== null && memory.seq <= parts.log.head ? memory : null;
    this.#board = new Board(parts, usable);
    this.#from = usable
      ? { afterSeq: usable.seq, skip: null }
      : { afterSeq: 0, skip: { receivedBefore: Date.now() - rebuildMs, untilSeq: parts.log.head } };
    parts.log.onAppended(() => this.#readOn());
    this.#timers = [setInterval(() => this.#tell(), patchEveryMs), setInterval(() => this.#tick(), tickEveryMs)];
    this.#tick();
    this.#readOn();
  }

  snapshot(): BoardSnapshot {
    return this.#board.snapshot(Date.now());
  }

  /** @returns how to stop listening. */
  onPatch(listener: (patch: BoardPatch) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#remember();
  }

  /** In slices, so that a long way back holds up nobody. */
  #readOn(): void {
    if (this.#reading) return;
    this.#reading = true;
    setImmediate(() => {
      this.#reading = false;
      const read = this.#parts.log.readFor(everything, this.#from, eventsMessageLimits);
      if (!read.ok) return;
      for (const event of read.value.items) this.#board.take(event);
      this.#board.readUpTo(read.value.upTo);
      const stuck = read.value.upTo === this.#from.afterSeq;
      this.#from = { ...this.#from, afterSeq: read.value.upTo };
      if (!stuck && read.value.upTo < this.#parts.log.head) this.#readOn();
    });
  }

  #tick(): void {
    const enrolled = this.#parts.enrolled();
    if (enrolled !== this.#enrolled) {
      this.#enrolled = enrolled;
      this.#board.enrol(enrolled);
    }
    this.#board.tick(Date.now());
    if (Date.now() - this.#rememberedAt >= rememberEveryMs) this.#remember();
  }

  #tell(): void {
    const now = Date.now();
    if (!this.#board.hasNews(now) && now - this.#lastPatchAt < heartbeatMs - patchEveryMs) return;
    this.#lastPatchAt = now;
    const patch = this.#board.patch(now);
    for (const listener of this.#listeners) listener(patch);
  }

  #remember(): void {
    this.#rememberedAt = Date.now();
    if (this.#board.seq === this.#rememberedSeq) return;
    this.#rememberedSeq = this.#board.seq;
    this.#parts.memory.write(this.#board.memory(Date.now()));
  }
}
