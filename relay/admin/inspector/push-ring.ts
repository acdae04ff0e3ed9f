import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { AdmittedPush, TakenIn } from '../../http/take-in.ts';

/** A push as it came, and what came of it. */
export interface HeldPush {
  /** From 1 on, since the start. */
  readonly push: number;
  readonly at: EpochMs;
  readonly source: string;
  readonly dialect: string;
  readonly from: AdmittedPush['from'];
  readonly answer: TakenIn['answer'];
  readonly milliseconds: number;
  readonly raw: Buffer;
  readonly secrets: readonly string[];
  readonly contentType: string | null;
  readonly seqs: readonly number[];
  readonly error: string | null;
}

const usualLimits = { pushes: 2_000, bytes: 16 * 1024 * 1024 };

/** The newest pushes with their bytes, in memory: nothing more to write for a push, and nothing on disk to be forgotten there. */
export class PushRing {
  readonly #held = new Map<number, HeldPush>();
  readonly #limits: typeof usualLimits;
  #newest = 0;
  #bytes = 0;

  constructor(limits = usualLimits) {
    this.#limits = limits;
  }

  /** @returns its number. */
  add({ source, raw, secrets, contentType, from }: AdmittedPush, { answer, seqs, error }: TakenIn, at: EpochMs, milliseconds: number): number {
    const push = ++this.#newest;
    // A copy: a small body may be a view into a large buffer.
    const held: HeldPush = { push, at, source: source.id, dialect: source.dialect, from, answer, milliseconds, raw: Buffer.from(raw), secrets, contentType, seqs, error };
    this.#held.set(push, held);
    this.#bytes += raw.length;
    for (const [oldest] of this.#held) {
      if (this.#held.size <= this.#limits.pushes && this.#bytes <= this.#limits.bytes) break;
      this.#drop(oldest);
    }
    return push;
  }

  get newest(): number {
    return this.#newest;
  }

  /** 0 where nothing is held. */
  get oldest(): number {
    return this.#held.keys().next().value ?? 0;
  }

  get(push: number): HeldPush | undefined {
    return this.#held.get(push);
  }

  /** Newest first; of those after a place the oldest so many, so that whoever follows misses none. */
  page({ before, after, limit, passes }: { before: number | undefined; after: number | undefined; limit: number; passes: (held: HeldPush) => boolean }): HeldPush[] {
    const between = [...this.#held.values()].filter((held) => held.push < (before ?? Infinity) && held.push > (after ?? 0) && passes(held));
    return (after === undefined ? between.slice(-limit) : between.slice(0, limit)).toReversed();
  }

  /** The newest push that came to an event. */
  ofEvent(seq: number): HeldPush | undefined {
    return [...this.#held.values()].findLast(({ seqs }) => seqs.includes(seq));
  }

  /** @returns how many went. */
  forget(concerned: (held: HeldPush) => boolean): number {
    const gone = [...this.#held.values()].filter(concerned);
    for (const { push } of gone) this.#drop(push);
    return gone.length;
  }

  #drop(push: number): void {
    this.#bytes -= this.#held.get(push)?.raw.length ?? 0;
    this.#held.delete(push);
  }
}
