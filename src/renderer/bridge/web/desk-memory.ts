import type { CallRow } from '../../../shared/api/call-row.ts';
import { addSign, foldAgent, noSigns, type AgentSigns, type AgentState } from '../../../shared/contract/agent-state.ts';
import { foldCall } from '../../../shared/contract/call.ts';
import { danpingEventSchema, type DanpingEvent } from '../../../shared/contract/event.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';

/** What a batch has changed. */
export interface Touched {
  readonly calls: readonly CallRow[];
  /** Names that have turned out to be second names of other calls. */
  readonly absorbed: readonly string[];
  readonly status: AgentState | null;
}

/** An agent's calls as long as the page stands: the relay tells the last days of them with each new page. */
export class DeskMemory {
  readonly #agentNumber: string;
  readonly #known = new Set<string>();
  readonly #byCall = new Map<string, DanpingEvent[]>();
  /** Which calls events name beside a second name (V7's `superUniqueId`). */
  readonly #beside = new Map<string, Set<string>>();
  readonly #rows = new Map<string, CallRow>();
  readonly #doneAt = new Map<string, EpochMs>();
  #signs: AgentSigns = noSigns;

  constructor(agentNumber: string) {
    this.#agentNumber = agentNumber;
  }

  /** Latest first. */
  get rows(): readonly CallRow[] {
    return [...this.#rows.values()].toSorted((a, b) => b.startedAt - a.startedAt || (a.callId < b.callId ? 1 : -1));
  }

  take(items: readonly unknown[]): Touched {
    const before = this.#signs;
    const touched = new Set<string>();
    for (const item of items) {
      const event = danpingEventSchema.safeParse(item);
      if (event.success) for (const callId of this.#keep(event.data)) touched.add(callId);
    }
    const absorbed = [...touched].filter((callId) => this.#ownerOf(callId) !== callId && this.#rows.delete(callId));
    const calls = [...new Set([...touched].map((callId) => this.#ownerOf(callId)))].map((callId) => this.#fold(callId)).filter((row) => row !== null);
    return { calls, absorbed, status: this.#signs === before ? null : foldAgent(this.#agentNumber, this.#signs) };
  }

  /** Everything that is known of a call; empty for one that is not. */
  eventsOf(callId: string): readonly DanpingEvent[] {
    const own = this.#byCall.get(callId) ?? [];
    const secondNames = new Set(own.map(secondNameOf).filter((name) => name !== null && name !== callId && this.#ownerOf(name) === callId));
    const others = [...secondNames].flatMap((name) => (name === null ? [] : (this.#byCall.get(name) ?? [])));
    return [...own, ...others.map((event) => ({ ...event, callId }))];
  }

  row(callId: string): CallRow | null {
    return this.#rows.get(callId) ?? null;
  }

  /** Ticks a missed call off, or on again. */
  mark(callId: string, doneAt: EpochMs | null): void {
    if (doneAt === null) this.#doneAt.delete(callId);
    else this.#doneAt.set(callId, doneAt);
    this.#fold(callId);
  }

  /** @returns the calls whose fold may be another one now. */
  #keep(event: DanpingEvent): readonly string[] {
    if (this.#known.has(event.id)) return [];
    this.#known.add(event.id);
    if (event.agentNumber === this.#agentNumber) this.#signs = addSign(this.#signs, event);
    const { callId } = event;
    // Only probably of a call, and of none that this page could end by it: left to the desktop app and the board.
    if (callId === null || (Array.isArray(event.data['probableCallIds']) && event.data['probableCallIds'].length > 0)) return [];
    this.#byCall.set(callId, [...(this.#byCall.get(callId) ?? []), event]);
    const second = secondNameOf(event);
    if (second === null || second === callId) return [callId];
    const beside = this.#beside.get(second) ?? new Set();
    this.#beside.set(second, beside.add(callId));
    return [callId, second, ...beside];
  }

  /** A second name that one call alone has is that call; where several share it nothing tells which is meant. */
  #ownerOf(callId: string): string {
    const beside = [...(this.#beside.get(callId) ?? [])];
    const [only] = beside;
    const hasOnlyThatName = (this.#byCall.get(callId) ?? []).every((event) => secondNameOf(event) === callId);
    return only !== undefined && beside.length === 1 && hasOnlyThatName ? only : callId;
  }

  #fold(callId: string): CallRow | null {
    const call = foldCall(this.eventsOf(callId));
    if (!call) return null;
    const row: CallRow = { ...call, paintedAfterMs: null, wrapUp: null, contactName: null, contactMatch: null, missedDoneAt: this.#doneAt.get(callId) ?? null };
    this.#rows.set(callId, row);
    return row;
  }
}

function secondNameOf(event: DanpingEvent): string | null {
  const name = event.data['superUniqueId'];
  return typeof name === 'string' && name !== '' ? name : null;
}
