import { danpingEventSchema, type Cursor, type DanpingEvent } from '../../src/shared/contract/event.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import { batchSchema, type Batch, type Welcome } from '../../src/main/relay-client/protocol.ts';

/** Where the relay began anew with this desk: what it tells from there on, and what it leaves out. */
export interface FreshStart {
  readonly epoch: string;
  readonly head: number;
  /** By the relay's clock. */
  readonly relayNow: EpochMs;
  /** The desk had a place that was of no use: what lies between is a gap that the desk can show. */
  readonly isGap: boolean;
}

/** An event as the desk holds it. */
export interface HeldRow {
  /** Of the log from which it came. */
  readonly epoch: string;
  readonly event: DanpingEvent;
}

interface Committed {
  readonly at: EpochMs;
  readonly ids: readonly string[];
  readonly cursorBefore: Cursor | null;
  readonly startsBefore: number;
}

/** After this, a commit is on the disk whatever happens: the desk's database brings things there by itself. */
const settledAfterMs = 30_000;

/**
 * The history of one desk, as `src/main/history` keeps it: rows by id, each once, and the cursor in the same transaction.
 * Outlives the app; a loss of power may take the last commits, rows and cursor together.
 */
export class DeskStore {
  readonly rows = new Map<string, HeldRow>();
  /** Ids of the rows, in the order of coming. */
  order: string[] = [];
  /** Grows when rows are lost. */
  generation = 0;
  readonly freshStarts: FreshStart[] = [];
  /** Items that could not be read. */
  unreadable = 0;
  #cursor: Cursor | null = null;
  #latest: Committed[] = [];
  /** A new beginning counts from its first commit on. */
  #announced: FreshStart | null = null;

  get cursor(): Cursor | null {
    return this.#cursor;
  }

  /** A new beginning of which nothing was committed yet. */
  get announced(): FreshStart | null {
    return this.#announced;
  }

  /** @param batch as it was sent */
  hasCommitted(batch: object): boolean {
    const { epoch, upTo } = batchSchema.parse(batch);
    return this.#cursor?.epoch === epoch && this.#cursor.seq >= upTo;
  }

  /** @param sent the cursor with which the desk came */
  greeted(welcome: Welcome, sent: Cursor | null): void {
    if (welcome.resumed) return;
    const { epoch, head } = welcome;
    this.#announced = { epoch, head, relayNow: Date.parse(welcome.now ?? ''), isGap: sent !== null && sent.epoch !== epoch };
  }

  /** The desk's own session says that something is missing for good. */
  gapFound(): void {
    if (this.#announced) this.#announced = { ...this.#announced, isGap: true };
  }

  commit(batch: Batch, at: EpochMs): void {
    const startsBefore = this.freshStarts.length;
    if (this.#announced?.epoch === batch.epoch) this.freshStarts.push(this.#announced);
    this.#announced = null;
    const ids: string[] = [];
    for (const item of batch.items) {
      const read = danpingEventSchema.safeParse(item);
      if (!read.success) {
        this.unreadable += 1;
        continue;
      }
      const { data: event } = read;
      if (this.rows.has(event.id)) continue;
      this.rows.set(event.id, { epoch: batch.epoch, event });
      ids.push(event.id);
      this.order.push(event.id);
    }
    this.#latest = [...this.#latest.filter((one) => one.at > at - settledAfterMs), { at, ids, cursorBefore: this.#cursor, startsBefore }];
    this.#cursor = { epoch: batch.epoch, seq: batch.upTo };
  }

  /** @param commits how many of the latest were not on the disk yet, at most */
  loseLatest(commits: number, now: EpochMs): void {
    const unsettled = this.#latest.filter((one) => one.at > now - settledAfterMs);
    for (const { ids, cursorBefore, startsBefore } of unsettled.toReversed().slice(0, commits)) {
      for (const id of ids) this.rows.delete(id);
      this.order.length -= ids.length;
      this.generation += 1;
      this.#cursor = cursorBefore;
      this.freshStarts.length = startsBefore;
    }
    this.#latest = [];
  }

  /** Rows that were compared go, so that a month fits into memory. */
  forget(ids: ReadonlySet<string>): void {
    for (const id of ids) this.rows.delete(id);
    this.order = this.order.filter((id) => !ids.has(id));
    this.generation += 1;
  }
}
