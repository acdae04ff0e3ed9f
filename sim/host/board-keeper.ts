import type { BoardMessage } from '../../src/shared/board/board-state.ts';
import type { BoardSnapshot } from '../../src/shared/contract/board.ts';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { eventsMessageLimits } from '../../relay/core/batch.ts';
import { Board, type BoardMemory } from '../../relay/core/board/board.ts';
import type { EnrolledAgent } from '../../relay/core/ports.ts';
import type { Viewer } from '../../relay/core/viewer.ts';
import type { Life } from '../time/life.ts';
import type { LogFile } from './log-file.ts';
import type { SimLog } from './sim-log.ts';

const tellEveryMs = 1_000;
/** Nobody watches: whoever comes begins with everything. */
const idleEveryMs = 10_000;
/** A board that says nothing for longer is given up by those who watch it. */
const heartbeatMs = 2_000;
const tickEveryMs = 60_000;
const rememberEveryMs = 60_000;
const everything: Viewer = { role: 'supervisor', login: 'board' };

/** What the board wrote down, and of which log. */
export interface KeptBoard {
  readonly epoch: string;
  readonly memory: BoardMemory;
}

/** The relay's board, kept current with the log of this run, and shown to whoever watches. */
export class BoardKeeper {
  readonly #board: Board;
  readonly #log: SimLog;
  readonly #life: Life;
  /** @returns whether anybody watches */
  readonly #show: (message: BoardMessage) => boolean;
  readonly #keep: (kept: KeptBoard) => void;
  #followedTo: number;
  #untoldMs = 0;

  constructor(
    { log, file, life, kept }: { readonly log: SimLog; readonly file: LogFile; readonly life: Life; readonly kept: KeptBoard | null },
    enrolled: readonly EnrolledAgent[],
    show: (message: BoardMessage) => boolean,
    keep: (kept: KeptBoard) => void,
  ) {
    this.#log = log;
    this.#life = life;
    this.#show = show;
    this.#keep = keep;
    const now = life.wallNow();
    const usable = kept?.epoch === log.epoch && kept.memory.seq <= log.head ? kept.memory : null;
    const eventsAt = (seqs: readonly number[]): DanpingEvent[] => seqs.flatMap((seq) => eventIn(file, seq) ?? []);
    const seqsOfCall = (source: string, callId: string): readonly number[] => file.events.seqsOfCall(source, callId);
    const zoneOf = (source: string): string => (source === 'hanoi' ? 'Asia/Ho_Chi_Minh' : 'Asia/Shanghai');
    this.#board = new Board({ zoneOf, eventsAt, seqsOfCall }, usable, now);
    this.#board.enrol(enrolled);
    this.#followedTo = usable?.seq ?? 0;
    this.follow();
    this.#board.patch(now);
    life.after(tellEveryMs, () => this.#tell());
    life.after(tickEveryMs, () => this.#tick());
    life.after(rememberEveryMs, () => this.#remember());
  }

  snapshot(): BoardSnapshot {
    this.follow();
    return this.#board.snapshot(this.#life.wallNow());
  }

  /** Takes in what the log has since the last look. */
  follow(): void {
    while (this.#followedTo < this.#log.head) {
      const read = this.#log.readFor(everything, { afterSeq: this.#followedTo, skip: null }, eventsMessageLimits);
      if (!read.ok) return;
      for (const event of read.value.items) this.#board.take(event);
      this.#followedTo = read.value.upTo;
    }
  }

  #tell(): void {
    this.follow();
    const now = this.#life.wallNow();
    this.#untoldMs += tellEveryMs;
    let isWatched = true;
    if (this.#board.hasNews(now) || this.#untoldMs >= heartbeatMs) {
      this.#untoldMs = 0;
      isWatched = this.#show(this.#board.patch(now));
    }
    this.#life.after(isWatched ? tellEveryMs : idleEveryMs, () => this.#tell());
  }

  #tick(): void {
    this.#board.tick(this.#life.wallNow());
    this.#life.after(tickEveryMs, () => this.#tick());
  }

  #remember(): void {
    this.follow();
    this.#keep({ epoch: this.#log.epoch, memory: this.#board.memory(this.#followedTo, this.#life.wallNow()) });
    this.#life.after(rememberEveryMs, () => this.#remember());
  }
}

function eventIn({ events }: LogFile, seq: number): DanpingEvent | null {
  const row = events.at(seq);
  return row ? JSON.parse(row.json) : null;
}
