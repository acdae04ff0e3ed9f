import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { Ledger, LedgerEntry } from '../cloud/ledger.ts';
import type { LogFile } from '../host/log-file.ts';
import type { Row } from '../host/tables.ts';
import { demand } from './violation.ts';

/** A log that has been looked at, by what the events themselves say and nothing of the log's own indexes. */
export class LogWatch {
  readonly #file: LogFile;
  readonly #rows: Row[] = [];
  readonly #ids = new Set<string>();
  readonly #bySeq = new Map<number, DanpingEvent>();
  allSeqs: number[] = [];
  /** Places of the events of each agent, ascending. */
  readonly ofAgent = new Map<string, number[]>();
  readonly ofCall = new Map<string, DanpingEvent[]>();
  #oldestSeq = 1;
  #ledgerSeen = 0;

  constructor(file: LogFile) {
    this.#file = file;
  }

  get head(): number {
    return this.#oldestSeq + this.#rows.length - 1;
  }

  get oldestSeq(): number {
    return this.#oldestSeq;
  }

  row(seq: number): Row | undefined {
    return this.#rows[seq - this.#oldestSeq];
  }

  event(seq: number): DanpingEvent | undefined {
    return this.#bySeq.get(seq);
  }

  /** I2, and that nothing of what was seen before has changed or gone. */
  follow(): void {
    const { events } = this.#file;
    for (const row of this.#rows) demand(events.at(row.seq) === row, 'I2', () => `the event at ${row.seq} is not what it was (${row.id})`);
    for (let seq = this.head + 1; ; seq += 1) {
      const row = events.at(seq);
      if (!row) break;
      this.#take(row, seq);
    }
    demand(events.bounds().head === (this.head || null), 'I2', () => `the log's last place is ${events.bounds().head}, its last event stands at ${this.head}`);
  }

  /** I1: what was answered with a 2xx is there, where the answer said. */
  checkLedger(ledger: Ledger, all: boolean): void {
    const [wrong] = ledger.contradictions;
    demand(wrong === undefined, 'I1', () => wrong ?? '');
    for (const { push, seq } of ledger.moved.splice(0)) {
      const id = this.row(seq)?.id ?? '';
      demand(/~\d{13}/.test(id), 'I2', () => `a push came to two places: ${id} at ${seq}, ${push.mark}`);
    }
    const entries = all ? ledger.entries : ledger.entries.slice(Math.min(this.#ledgerSeen, ledger.entries.length));
    this.#ledgerSeen = ledger.entries.length;
    for (const entry of entries) this.#checkEntry(entry);
  }

  /** A backup was put back. */
  truncate(head: number): void {
    for (const { seq, id } of this.#rows.splice(head - this.#oldestSeq + 1)) {
      this.#ids.delete(id);
      this.#bySeq.delete(seq);
    }
    this.allSeqs = this.allSeqs.filter((seq) => seq <= head);
    for (const [agent, seqs] of this.ofAgent) this.ofAgent.set(agent, seqs.filter((seq) => seq <= head));
    for (const [call, events] of this.ofCall) this.ofCall.set(call, events.filter(({ seq }) => seq <= head));
    this.#ledgerSeen = 0;
  }

  /** The oldest events went. */
  trim(oldestSeq: number): void {
    for (const { seq, id } of this.#rows.splice(0, oldestSeq - this.#oldestSeq)) {
      this.#bySeq.delete(seq);
      this.#ids.delete(id);
    }
    this.#oldestSeq = oldestSeq;
    this.allSeqs = this.allSeqs.filter((seq) => seq >= oldestSeq);
    for (const [agent, seqs] of this.ofAgent) this.ofAgent.set(agent, seqs.filter((seq) => seq >= oldestSeq));
    for (const [call, events] of this.ofCall) {
      const kept = events.filter(({ seq }) => seq >= oldestSeq);
      if (kept.length > 0) this.ofCall.set(call, kept);
      else this.ofCall.delete(call);
    }
  }

  #take(row: Row, seq: number): void {
    const event: DanpingEvent = JSON.parse(row.json);
    demand(event.seq === seq && row.seq === seq, 'I2', () => `the place ${seq} holds the event of ${event.seq}`);
    demand(event.id === row.id && !this.#ids.has(row.id), 'I2', () => `the id ${row.id} stands twice, again at ${seq}`);
    this.#rows.push(row);
    this.#ids.add(row.id);
    this.#bySeq.set(seq, event);
    this.allSeqs.push(seq);
    if (event.agentNumber !== null) listIn(this.ofAgent, event.agentNumber).push(seq);
    if (event.callId !== null) listIn(this.ofCall, callKey(event)).push(event);
  }

  #checkEntry({ push, seq }: LedgerEntry): void {
    if (seq < this.#oldestSeq) return;
    const row = this.row(seq);
    demand(row !== undefined, 'I1', () => `the push ${push.mark} was accepted as ${seq}, where nothing is`);
    demand(row?.json.includes(push.mark ?? '') === true, 'I1', () => `the push ${push.mark} was accepted as ${seq}, where ${row?.id} stands`);
    if (!row?.id.endsWith('#call')) return;
    const agents = row.id.replace(/#call$/, '#agent');
    demand(this.#ids.has(agents), 'I1', () => `of the push ${push.mark} only the call's event is there`);
  }
}

export function callKey({ source, callId }: DanpingEvent): string {
  return `${source} ${callId}`;
}

function listIn<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const list = lists.get(key) ?? [];
  if (list.length === 0) lists.set(key, list);
  return list;
}
