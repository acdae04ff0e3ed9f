import { addSign, foldAgent, noSigns, type AgentSigns } from '../../../src/shared/contract/agent-state.ts';
import type { AgentStateWire, BoardPatch, BoardSnapshot, CallWire, QueueFigures, TodayFigures } from '../../../src/shared/contract/board.ts';
import { foldCall } from '../../../src/shared/contract/call.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { toIso, type EpochMs } from '../../../src/shared/contract/time.ts';
import { queuesOf, todayOf } from './figures.ts';
import { dayAndHour } from './source-day.ts';
import { isInSight, mayRest, withEvents, type TrackedCall } from './tracked-call.ts';
import { agentToWire, callToWire } from './wire.ts';

export interface BoardParts {
  /** The zone by whose clock a source's day begins. */
  readonly zoneOf: (source: string) => string;
  /** Reads events back from the log, for a call that was at rest. */
  readonly eventsAt: (seqs: readonly number[]) => readonly DanpingEvent[];
  /** The day's figures go over every call of the day: they are told no more often than this. Default: a second. */
  readonly figuresEveryMs?: number;
}

/** What the board remembers over a restart: everything up to `seq`. */
export interface BoardMemory {
  readonly seq: number;
  readonly agents: readonly (readonly [number: string, signs: AgentSigns])[];
  readonly calls: readonly TrackedCall[];
}

export interface Enrolled {
  readonly number: string;
  readonly name: string;
}

/** Every agent, every call and the day's figures, folded from the log as it grows (contract, "board"). */
export class Board {
  readonly #parts: BoardParts;
  readonly #agents = new Map<string, AgentSigns>();
  readonly #calls = new Map<string, TrackedCall>();
  /** Events that came in since the last look, by call: a call is folded once for all of them, however many there are. */
  readonly #fresh = new Map<string, DanpingEvent[]>();
  readonly #inSight = new Set<string>();
  readonly #changedAgents = new Set<string>();
  readonly #changedCalls = new Set<string>();
  #enrolled = new Map<string, Enrolled>();
  #figuresChanged = false;
  #figuresToldAt = 0;
  #seq = 0;

  constructor(parts: BoardParts, memory: BoardMemory | null) {
    this.#parts = parts;
    for (const [number, signs] of memory?.agents ?? []) this.#agents.set(number, signs);
    for (const call of memory?.calls ?? []) this.#calls.set(keyOf(call.source, call.callId), call);
    this.#seq = memory?.seq ?? 0;
  }

  /** Up to where the log has been taken in. */
  get seq(): number {
    return this.#seq;
  }

  take(event: DanpingEvent): void {
    this.#seq = Math.max(this.#seq, event.seq);
    if (event.agentNumber !== null && event.kind.startsWith('agent.')) this.#takeSign(event.agentNumber, event);
    if (event.callId !== null && event.kind.startsWith('call.')) this.#takeStep(event.callId, event);
  }

  /** The log was read up to here; what was not handed over does not concern the board. */
  readUpTo(seq: number): void {
    this.#seq = Math.max(this.#seq, seq);
  }

  enrol(agents: readonly Enrolled[]): void {
    const before = this.#enrolled;
    this.#enrolled = new Map(agents.map((agent) => [agent.number, agent]));
    for (const number of new Set([...before.keys(), ...this.#enrolled.keys()])) {
      if (before.get(number)?.name !== this.#enrolled.get(number)?.name) this.#changedAgents.add(number);
    }
  }

  /** Lets time pass: calls go out of sight, then to rest, then are forgotten when their day is over. */
  tick(now: EpochMs): void {
    this.#foldFresh(now);
    for (const [key, call] of this.#calls) {
      if (this.#inSight.has(key) && !isInSight(call, now)) {
        this.#inSight.delete(key);
        this.#changedCalls.add(key);
      }
      if (mayRest(call, now)) this.#calls.set(key, { ...call, events: null });
      if (call.counted.day < this.#today(call.source, now) - 1 && !isInSight(call, now)) this.#calls.delete(key);
    }
  }

  snapshot(now: EpochMs): BoardSnapshot {
    this.#foldFresh(now);
    this.#lookAgain(now);
    const numbers = new Set([...this.#agents.keys(), ...this.#enrolled.keys()]);
    return {
      type: 'snapshot',
      at: toIso(now),
      agents: [...numbers].toSorted().map((number) => this.#agent(number)),
      calls: [...this.#inSight].toSorted().flatMap((key) => this.#call(key)),
      queues: this.#queues(now),
      today: this.#figures(now),
    };
  }

  /** What has changed since the last patch. */
  patch(now: EpochMs): BoardPatch {
    this.#foldFresh(now);
    const agents = [...this.#changedAgents].map((number) => this.#agent(number));
    const changed = [...this.#changedCalls];
    const calls = changed.filter((key) => this.#inSight.has(key)).flatMap((key) => this.#call(key));
    const gone = changed.filter((key) => !this.#inSight.has(key)).map(nameOf);
    const figures = this.#figuresAreDue(now) ? this.#freshFigures(now) : {};
    this.#changedAgents.clear();
    this.#changedCalls.clear();
    return { type: 'patch', at: toIso(now), ...(agents.length > 0 && { agents }), ...(calls.length > 0 && { calls }), ...(gone.length > 0 && { gone }), ...figures };
  }

  /** Whether a patch made now would say anything. */
  hasNews(now: EpochMs): boolean {
    return this.#fresh.size + this.#changedAgents.size + this.#changedCalls.size > 0 || this.#figuresAreDue(now);
  }

  memory(now: EpochMs): BoardMemory {
    this.#foldFresh(now);
    return { seq: this.#seq, agents: [...this.#agents], calls: [...this.#calls.values()] };
  }

  #takeSign(number: string, event: DanpingEvent): void {
    this.#agents.set(number, addSign(this.#agents.get(number) ?? noSigns, event));
    this.#changedAgents.add(number);
  }

  #takeStep(callId: string, event: DanpingEvent): void {
    const key = keyOf(event.source, callId);
    const waiting = this.#fresh.get(key);
    if (waiting) waiting.push(event);
    else this.#fresh.set(key, [event]);
  }

  #foldFresh(now: EpochMs): void {
    for (const [key, events] of this.#fresh) this.#foldCall(key, events, now);
    this.#fresh.clear();
  }

  #foldCall(key: string, events: readonly DanpingEvent[], now: EpochMs): void {
    const taken = withEvents(this.#calls.get(key), events, this.#parts.zoneOf(nameOf(key).source), this.#parts.eventsAt);
    if (!taken) return;
    this.#calls.set(key, taken.tracked);
    this.#figuresChanged = true;
    if (isInSight(taken.tracked, now)) this.#inSight.add(key);
    else if (!this.#inSight.delete(key)) return;
    this.#changedCalls.add(key);
  }

  /** After a restart nothing is in sight yet. */
  #lookAgain(now: EpochMs): void {
    for (const [key, call] of this.#calls) if (isInSight(call, now)) this.#inSight.add(key);
  }

  #agent(number: string): AgentStateWire {
    const enrolled = this.#enrolled.get(number);
    const state = foldAgent(number, this.#agents.get(number) ?? noSigns) ?? {
      agentNumber: number, agentName: null, loggedIn: false, status: null, statusName: null, statusNumber: null, since: null, callId: null, offlineAnswering: false,
    };
    return agentToWire({ ...state, agentName: enrolled?.name ?? state.agentName }, enrolled !== undefined);
  }

  #call(key: string): CallWire[] {
    const tracked = this.#calls.get(key);
    const call = tracked && foldCall(tracked.events ?? this.#parts.eventsAt(tracked.seqs));
    return tracked && call ? [callToWire(tracked.source, call)] : [];
  }

  #figuresAreDue(now: EpochMs): boolean {
    return this.#figuresChanged && now - this.#figuresToldAt >= (this.#parts.figuresEveryMs ?? 1_000);
  }

  #freshFigures(now: EpochMs): Pick<BoardSnapshot, 'queues' | 'today'> {
    this.#figuresChanged = false;
    this.#figuresToldAt = now;
    return { queues: this.#queues(now), today: this.#figures(now) };
  }

  #figures(now: EpochMs): TodayFigures {
    return todayOf(this.#countedToday(now));
  }

  #queues(now: EpochMs): QueueFigures[] {
    return queuesOf(this.#countedToday(now));
  }

  *#countedToday(now: EpochMs) {
    for (const { source, counted } of this.#calls.values()) if (counted.day === this.#today(source, now)) yield counted;
  }

  #today(source: string, now: EpochMs): number {
    return dayAndHour(now, this.#parts.zoneOf(source)).day;
  }
}

const separator = '\n';

function keyOf(source: string, callId: string): string {
  return source + separator + callId;
}

function nameOf(key: string): { source: string; callId: string } {
  const at = key.indexOf(separator);
  return { source: key.slice(0, at), callId: key.slice(at + separator.length) };
}
