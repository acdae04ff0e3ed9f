import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskStore, FreshStart, HeldRow } from '../desk/desk-store.ts';
import type { LogWatch } from './log-watch.ts';
import { demand } from './violation.ts';

/** "Without a cursor an agent gets what was received in the last 7 days" (contract, "Socket.IO out"). */
const replayMs = 7 * 24 * 3_600_000;

interface Seen {
  readonly generation: number;
  readonly starts: number;
  /** So many rows were compared, and so many of the agent's places. */
  rows: number;
  places: number;
  held: number;
}

/** Compares what desks hold with what the log says they should, by the contract's words alone. */
export class DeskWatch {
  readonly #log: LogWatch;
  readonly #epoch: () => string;
  /** Rows that were compared with the log word for word. */
  #compared = new WeakSet<HeldRow>();
  /** How far each history has been looked through. */
  #seen = new WeakMap<DeskStore, Seen>();

  constructor(log: LogWatch, epoch: () => string) {
    this.#log = log;
    this.#epoch = epoch;
  }

  /** A backup was put back: all is to be compared anew. */
  forget(): void {
    this.#compared = new WeakSet();
    this.#seen = new WeakMap();
  }

  /** I3 and I5 for one desk. @returns how many of the log's events it holds */
  check(desk: Desk): number {
    const { store } = desk;
    const epoch = this.#epoch();
    const name = desk.person.token;
    demand(store.unreadable === 0, 'I3', () => `${name} was sent ${store.unreadable} events that cannot be read`);
    demand(desk.falseWords === 0, 'I3', () => `${name} acknowledged ${desk.falseWords} batches that it had not committed`);
    const starts = store.freshStarts.filter((start) => start.epoch === epoch);
    const seen = this.#seenOf(store, starts.length);
    for (let more = true; more && seen.rows < store.order.length; seen.rows += more ? 1 : 0) more = this.#checkRow(desk, store.order[seen.rows] ?? '');
    const { cursor } = store;
    if (cursor?.epoch !== epoch) return 0;
    demand(starts.length > 0, 'I7', () => `${name} goes on at ${cursor.seq} in a log in which it never began`);
    const seqs = this.#seqsFor(desk);
    for (; seen.places < seqs.length; seen.places += 1) {
      const seq = seqs[seen.places] ?? Infinity;
      if (seq > cursor.seq) break;
      const row = this.#log.row(seq);
      if (!row || !starts.some((start) => isTold(desk, start, seq, row.receivedAt))) continue;
      seen.held += 1;
      demand(store.rows.has(row.id), 'I3', () => `${name} has committed up to ${cursor.seq} and lacks ${row.id} at ${seq}`);
    }
    return seen.held;
  }

  /** I6: nothing is missing of what the relay received before that moment, by its clock. */
  checkIsCurrent(desk: Desk, receivedBefore: EpochMs): void {
    const { store, person } = desk;
    const { cursor } = store;
    const last = this.#seqsFor(desk).findLast((seq) => (this.#log.row(seq)?.receivedAt ?? 0) < receivedBefore);
    const row = last === undefined ? undefined : this.#log.row(last);
    const place = cursor?.epoch === this.#epoch() ? cursor.seq : 0;
    if (last === undefined || !row || last <= place) return;
    const starts = [...store.freshStarts, ...(store.announced ? [store.announced] : [])].filter((start) => start.epoch === this.#epoch());
    const wasTold = starts.some((start) => isTold(desk, start, last, row.receivedAt));
    demand(!wasTold, 'I6', () => `${person.token} stands at ${place} and was to have ${last}`);
  }

  /** @returns whether the row could be looked at; the log may be further on than it was looked at. */
  #checkRow(desk: Desk, id: string): boolean {
    const row = desk.store.rows.get(id);
    const { viewer, token } = desk.person;
    demand(row !== undefined, 'I3', () => `${token} lost ${id}`);
    if (!row || this.#compared.has(row)) return true;
    const { event, epoch } = row;
    demand(viewer.role === 'supervisor' || event.agentNumber === viewer.agentNumber, 'I5', () => `${token} holds ${id}, which is of ${event.agentNumber}`);
    if (epoch !== this.#epoch() || event.seq < this.#log.oldestSeq) return true;
    if (event.seq > this.#log.head) return false;
    const inLog = this.#log.row(event.seq);
    demand(inLog?.json === JSON.stringify(event), 'I3', () => `${token} holds at ${event.seq} what the log does not: ${id} instead of ${inLog?.id}`);
    this.#compared.add(row);
    return true;
  }

  /** Begins anew where a history lost rows, or the relay began anew with it. */
  #seenOf(store: DeskStore, starts: number): Seen {
    const seen = this.#seen.get(store);
    if (seen?.generation === store.generation && seen.starts === starts) return seen;
    const fresh = { generation: store.generation, starts, rows: 0, places: 0, held: 0 };
    this.#seen.set(store, fresh);
    return fresh;
  }

  #seqsFor({ person: { viewer } }: Desk): readonly number[] {
    if (viewer.role === 'agent') return this.#log.ofAgent.get(viewer.agentNumber) ?? [];
    return this.#log.allSeqs;
  }
}

function isTold({ person }: Desk, { head, relayNow }: FreshStart, seq: number, receivedAt: number): boolean {
  return seq > head || (person.viewer.role === 'agent' && receivedAt >= relayNow - replayMs);
}
