import type { BoardPatch, BoardSnapshot } from '../../src/shared/contract/board.ts';
import { toIso, type EpochMs } from '../../src/shared/contract/time.ts';
import { eventsMessageLimits } from '../core/batch.ts';
import type { Enrolled } from '../core/board/agents.ts';
import { Board, boardReachMs, type BoardParts } from '../core/board/board.ts';
import type { EventLog } from '../core/ports.ts';
import type { Viewer } from '../core/viewer.ts';
import type { MemoryFile } from './memory-file.ts';
import { Past } from './past.ts';

/** At most ten patches a second, at least one in two seconds (contract, "Socket.IO out"). */
const patchEveryMs = 100;
const heartbeatMs = 2_000;
const tickEveryMs = 1_000;
/**
 * Whichever comes first; the second bounds what has to be read again after a kill. Where many calls are known, both are rarer: to write all of
 * them down must not cost more than to take them in.
 */
const rememberEvery = { ms: 60_000, msPerCall: 0.5, events: 20_000, eventsPerCall: 0.25 };
/** A board for which the log is not read by then is shown as far as it is, and says so. */
const defaultPatienceMs = 700;
/** Calls are folded once for so many slices: most of a call's events come close together. */
const slicesPerFold = 8;
/** More calls than that are not folded in one go: it would hold up the pushes. */
const mostUnfolded = 500;

const everything: Viewer = { role: 'supervisor', login: 'board' };

export interface FeedParts extends Pick<BoardParts, 'zoneOf' | 'eventsAt' | 'seqsOfCall'> {
  readonly log: Pick<EventLog, 'readFor' | 'readBack' | 'onAppended' | 'head'>;
  readonly memory: MemoryFile;
  readonly enrolled: () => readonly Enrolled[];
  /** How long those who want to see the board wait for the log to be read after the start. Default: 700. */
  readonly patienceMs?: number;
}

/** Keeps the board current with the log, and tells its listeners what has changed. */
export class BoardFeed {
  readonly #parts: FeedParts;
  readonly #board: Board;
  readonly #past: Past;
  readonly #listeners = new Set<(patch: BoardPatch) => void>();
  readonly #timers: NodeJS.Timeout[];
  readonly #startedAt = Date.now();
  /** Up to where the log has been followed since the start. */
  #followedTo: number;
  #following = false;
  #readingPast = false;
  #closed = false;
  #enrolled: readonly Enrolled[] = [];
  #isShown = false;
  #lastPatchAt = 0;
  /** `undefined`: not everybody has been told the same. */
  #toldKnownSince: string | null | undefined = null;
  /** What a supervisor begins with who comes now; the next patch joins on to it. */
  #snapshot: BoardSnapshot | null = null;
  #remembered: { seq: number; at: EpochMs };
  #remembering: Promise<void> | null = null;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    const { log } = parts;
    const now = this.#startedAt;
    const memory = parts.memory.read(now - boardReachMs);
    const usable = memory !== null && memory.seq <= log.head ? memory : null;
    this.#board = new Board(parts, usable, now);
    this.#past = new Past({ log, knownUpTo: usable?.seq ?? 0, receivedSince: usable ? 0 : now - boardReachMs, now });
    this.#followedTo = log.head;
    this.#remembered = { seq: usable?.seq ?? -1, at: now };
    log.onAppended(() => this.#follow());
    this.#timers = [setInterval(() => this.#tell(), patchEveryMs), setInterval(() => this.#tick(), tickEveryMs)];
    this.#tick();
  }

  /** `null` as long as the log is being read and it is worth waiting; a patch tells when that is over. */
  snapshot(): BoardSnapshot | null {
    if (!this.#mayBeShown()) return null;
    const now = Date.now();
    this.#snapshot ??= this.#board.snapshot(now);
    const knownSince = this.#knownSince();
    if (knownSince !== null) this.#toldKnownSince = undefined;
    return { ...this.#snapshot, at: toIso(now), ...(knownSince !== null && { knownSince }) };
  }

  /** @returns how to stop listening. */
  onPatch(listener: (patch: BoardPatch) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What was erased from the log at these places leaves the board. */
  forget(seqs: readonly number[]): void {
    this.#board.forget(new Set(seqs), Date.now());
    this.#snapshot = null;
  }

  /** Resolves once what is known is remembered. The log has to stay open until then. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    await this.#remembering;
    await this.#remember();
  }

  #mayBeShown(): boolean {
    if (this.#isShown) return true;
    const now = Date.now();
    if (!this.#past.isWhole && now - this.#startedAt < (this.#parts.patienceMs ?? defaultPatienceMs)) return false;
    this.#isShown = true;
    // What led here is no news: everybody begins with a snapshot.
    this.#board.patch(now);
    return true;
  }

  #knownSince(): string | null {
    return this.#past.isWhole ? null : toIso(this.#past.readBackTo);
  }

  /** In slices, so that much at once holds up nobody. */
  #follow(): void {
    if (this.#following) return;
    this.#following = true;
    setImmediate(() => {
      this.#following = false;
      if (this.#closed) return;
      const read = this.#parts.log.readFor(everything, { afterSeq: this.#followedTo, skip: null }, eventsMessageLimits);
      if (!read.ok) return;
      for (const event of read.value.items) this.#board.take(event);
      if (this.#board.unfolded > mostUnfolded) this.#board.fold(Date.now());
      const stuck = read.value.upTo === this.#followedTo;
      this.#followedTo = read.value.upTo;
      if (!stuck && read.value.upTo < this.#parts.log.head) this.#follow();
    });
  }

  #readPast(slices = 1): void {
    if (this.#past.isWhole || this.#readingPast) return;
    this.#readingPast = true;
    setImmediate(() => {
      this.#readingPast = false;
      if (this.#closed) return;
      const slice = this.#past.next();
      // Tried again with the next tick.
      if (!slice.ok) return;
      for (const event of slice.value) this.#board.take(event);
      if (slices % slicesPerFold === 0) this.#board.fold(Date.now());
      this.#readPast(slices + 1);
    });
  }

  #tick(): void {
    const enrolled = this.#parts.enrolled();
    if (enrolled !== this.#enrolled) {
      this.#enrolled = enrolled;
      this.#board.enrol(enrolled);
    }
    this.#board.tick(Date.now());
    this.#readPast();
    const { seq, at } = this.#remembered;
    const { knownCalls } = this.#board;
    const isDue =
      apart(Date.now(), at) >= Math.max(rememberEvery.ms, knownCalls * rememberEvery.msPerCall) ||
      this.#followedTo - seq >= Math.max(rememberEvery.events, knownCalls * rememberEvery.eventsPerCall);
    if (isDue && !this.#remembering) this.#remembering = this.#remember().finally(() => (this.#remembering = null));
  }

  #tell(): void {
    if (!this.#mayBeShown()) return;
    const now = Date.now();
    // Nobody looks: what there is will be in the snapshot of who comes, and is folded with the next tick.
    if (this.#listeners.size === 0) {
      this.#board.dropNews();
      this.#snapshot = null;
      return;
    }
    const knownSince = this.#knownSince();
    const isOtherSince = knownSince !== this.#toldKnownSince;
    if (!isOtherSince && !this.#board.hasNews(now) && apart(now, this.#lastPatchAt) < heartbeatMs - patchEveryMs) return;
    const patch: BoardPatch = { ...this.#board.patch(now, isOtherSince && knownSince === null), ...(isOtherSince && { knownSince }) };
    this.#lastPatchAt = now;
    this.#toldKnownSince = knownSince;
    this.#snapshot = null;
    for (const listener of this.#listeners) listener(patch);
  }

  /** Not before the board knows everything up to where it is: the memory has no place for gaps. */
  async #remember(): Promise<void> {
    const now = Date.now();
    if (!this.#past.isWhole || this.#followedTo === this.#remembered.seq) return;
    this.#remembered = { seq: this.#followedTo, at: now };
    await this.#parts.memory.write(this.#board.memory(this.#followedTo, now), now);
  }
}

/** Either way: the clock may have been put back. */
function apart(one: EpochMs, other: EpochMs): number {
  return Math.abs(one - other);
}
