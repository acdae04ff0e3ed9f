import type { PushAnswer } from '../host/relay-process.ts';
import type { CloudPush } from './push.ts';

/** A push that got a 2xx, and the place that it was told. */
export interface LedgerEntry {
  readonly push: CloudPush;
  readonly seq: number;
}

/** What the clouds wrote down of the relay's answers: the A of the invariants. */
export class Ledger {
  entries: LedgerEntry[] = [];
  readonly #seqs = new WeakMap<CloudPush, number>();
  /** Answers that cannot be right. */
  readonly contradictions: string[] = [];
  /** Pushes that were told another place before. */
  readonly moved: LedgerEntry[] = [];
  readonly counts = { accepted: 0, duplicates: 0, unreadable: 0, refused: 0, unanswered: 0 };

  answered(push: CloudPush, answer: PushAnswer): void {
    if (answer.status !== 200) {
      this.counts.unreadable += 1;
      if (push.mark !== null || answer.status !== 400) this.contradictions.push(`answered ${answer.status}: ${JSON.stringify(push.body)}`);
      return;
    }
    if (push.mark === null) this.contradictions.push(`accepted what is no push: ${JSON.stringify(push.body)}`);
    if (answer.duplicate) this.counts.duplicates += 1;
    else this.counts.accepted += 1;
    const before = this.#seqs.get(push);
    if (before === answer.seq) return;
    if (before !== undefined) this.moved.push({ push, seq: answer.seq });
    this.#seqs.set(push, answer.seq);
    this.entries.push({ push, seq: answer.seq });
  }

  refused(how: '503' | 'no answer'): void {
    if (how === '503') this.counts.refused += 1;
    else this.counts.unanswered += 1;
  }

  seqOf(push: CloudPush): number | undefined {
    return this.#seqs.get(push);
  }

  /** A backup was put back: what came after it is known to be gone. */
  restoredTo(head: number): void {
    for (const { push, seq } of this.entries) if (seq > head) this.#seqs.delete(push);
    this.entries = this.entries.filter(({ seq }) => seq <= head);
  }

  /** Entries that were looked at go, so that a month fits into memory. */
  forget(): void {
    this.entries = [];
  }
}
