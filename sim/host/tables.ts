import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { ReadFrom } from '../../relay/core/cursor.ts';
import type { HeldId } from '../../relay/core/identity.ts';
import type { Progress } from '../../relay/core/log/keeper.ts';
import type { NewEvent } from '../../relay/core/ports.ts';
import type { AudienceKey, Viewer } from '../../relay/core/viewer.ts';
import type { Disk } from '../disk/disk.ts';

/** An event as it lies on the disk. */
export interface Row {
  readonly seq: number;
  readonly id: string;
  readonly receivedAt: EpochMs;
  readonly audience: readonly AudienceKey[];
  /** With its source; `null` for what tells of no call. */
  readonly call: string | null;
  readonly json: string;
}

/** The tables of the log that hold events: by place, by id, by who may see them. */
export class EventTables {
  readonly #disk: Disk;
  /** From {@link oldestSeq} on, without a gap. */
  #rows: Row[] = [];
  #oldestSeq = 1;
  readonly #ids = new Map<string, HeldId>();
  /** Ids that differ in what comes after the `~` only. */
  readonly #siblings = new Map<string, string[]>();
  readonly #seqsOf = new Map<AudienceKey, number[]>();
  readonly #seqsOfCall = new Map<string, number[]>();

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  bounds(): { readonly oldest: number | null; readonly head: number | null } {
    this.#disk.read();
    return this.#rows.length === 0 ? { oldest: null, head: null } : { oldest: this.#oldestSeq, head: this.#head };
  }

  find(id: string): HeldId | undefined {
    return this.#ids.get(id);
  }

  findBetween(first: string, last: string): readonly HeldId[] {
    const near = (this.#siblings.get(stemOf(first)) ?? []).filter((id) => id >= first && id <= last);
    return near.toSorted().flatMap((id) => this.#ids.get(id) ?? []);
  }

  insert(event: NewEvent, id: string, progress: Progress): number {
    const seq = progress.head + 1;
    const receivedAt = Date.parse(event.content.receivedAt);
    const whole: DanpingEvent = { seq, id, ...event.content };
    const json = JSON.stringify(whole);
    const { source, callId, kind } = event.content;
    const call = callId !== null && kind.startsWith('call.') ? `${source} ${callId}` : null;
    const row: Row = { seq, id, receivedAt, audience: event.audience, call, json };
    this.#rows.push(row);
    this.#ids.set(id, { id, seq, receivedAt, fingerprint: event.identity.fingerprint });
    if (id.includes('~')) this.#siblings.set(stemOf(id), [...(this.#siblings.get(stemOf(id)) ?? []), id]);
    for (const key of event.audience) listIn(this.#seqsOf, key).push(seq);
    if (call !== null) listIn(this.#seqsOfCall, call).push(seq);
    this.#disk.note(() => this.#takeBack(row));
    progress.added.push({ event: whole, receivedAt, json, bytes: Buffer.byteLength(json), audience: event.audience });
    progress.head = seq;
    return seq;
  }

  at(seq: number): Row | undefined {
    return this.#rows[seq - this.#oldestSeq];
  }

  seqsOfCall(source: string, callId: string): readonly number[] {
    return this.#seqsOfCall.get(`${source} ${callId}`) ?? [];
  }

  /** What the viewer may see from there on, in order. Throws what the disk throws. */
  *rowsFor(viewer: Viewer, { afterSeq, skip }: ReadFrom): Iterable<Row> {
    this.#disk.read();
    const own = viewer.role === 'agent' ? (this.#seqsOf.get(viewer.audienceKey) ?? []) : null;
    let place = own ? firstBeyond(own, afterSeq) : Math.max(afterSeq + 1, this.#oldestSeq);
    for (; ; place += 1) {
      const seq = own ? own[place] : place;
      const row = seq === undefined ? undefined : this.at(seq);
      if (!row) return;
      if (!skip || row.seq > skip.untilSeq || row.receivedAt >= skip.receivedBefore) yield row;
    }
  }

  /** Lets go of events before the place; of ids that were given out before the time, too. */
  trim(oldestSeq: number, idsBefore: EpochMs): void {
    this.#rows = this.#rows.slice(oldestSeq - this.#oldestSeq);
    this.#oldestSeq = oldestSeq;
    trimLists(this.#seqsOf, oldestSeq);
    trimLists(this.#seqsOfCall, oldestSeq);
    for (const [id, { receivedAt }] of this.#ids) if (receivedAt < idsBefore) this.#ids.delete(id);
  }

  get #head(): number {
    return this.#oldestSeq + this.#rows.length - 1;
  }

  #takeBack({ id, audience, call }: Row): void {
    this.#rows.pop();
    this.#ids.delete(id);
    const siblings = this.#siblings.get(stemOf(id));
    if (siblings && id.includes('~')) this.#siblings.set(stemOf(id), siblings.filter((other) => other !== id));
    for (const key of audience) this.#seqsOf.get(key)?.pop();
    if (call !== null) this.#seqsOfCall.get(call)?.pop();
  }
}

function listIn(lists: Map<string, number[]>, key: string): number[] {
  const held = lists.get(key) ?? [];
  if (held.length === 0) lists.set(key, held);
  return held;
}

function trimLists(lists: Map<string, number[]>, oldestSeq: number): void {
  for (const [key, seqs] of lists) {
    const kept = seqs.slice(firstBeyond(seqs, oldestSeq - 1));
    if (kept.length > 0) lists.set(key, kept);
    else lists.delete(key);
  }
}

function stemOf(id: string): string {
  const end = id.indexOf('~');
  return end < 0 ? id : id.slice(0, end);
}

/** The place of the first number beyond `limit` in an ascending list. */
function firstBeyond(numbers: readonly number[], limit: number): number {
  let from = 0;
  let until = numbers.length;
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((numbers[middle] ?? Infinity) > limit) until = middle;
    else from = middle + 1;
  }
  return from;
}
