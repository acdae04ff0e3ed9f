import type { CallRow } from '../api/call-row.ts';
import type { ConnectionState, ConnectionView, DeskView } from '../api/views.ts';
import type { AgentState } from '../contract/agent-state.ts';
import { nothingAllowed, type DeskRules } from '../contract/desk-rules.ts';
import type { EpochMs } from '../contract/time.ts';
import type { Failure } from '../result.ts';
import { absencesAfter, type Absence } from './absences.ts';
import { figuresOf } from './figures.ts';
import { isLive } from '../contract/live-call.ts';

/** Everything that the main window shows at a glance, held by the host so that no page is needed to keep it. */
export class DeskState {
  #connection: ConnectionView;
  #agent: DeskView['agent'] = null;
  #status: AgentState | null = null;
  #absences: readonly Absence[] = [];
  #clockOffsetMs = 0;
  #rules = nothingAllowed;
  #hasGap = false;
  readonly #calls = new Map<string, CallRow>();

  constructor(relay: string | null, now: EpochMs) {
    this.#connection = { state: 'connecting', relay, failure: null, since: now };
  }

  get connection(): ConnectionView {
    return this.#connection;
  }

  get clockOffsetMs(): number {
    return this.#clockOffsetMs;
  }

  get rules(): DeskRules {
    return this.#rules;
  }

  /** Somebody else will sit here, at `relay`, or nobody: nothing of the one before stays. */
  vacated(relay: string | null, state: ConnectionState, failure: Failure | null, now: EpochMs): void {
    this.#connection = { state, relay, failure, since: now };
    this.#agent = null;
    this.#clockOffsetMs = 0;
    this.#rules = nothingAllowed;
    this.#hasGap = false;
    this.restart([], null);
  }

  connectionChanged(state: ConnectionState, failure: Failure | null, now: EpochMs): void {
    const since = state === this.#connection.state ? this.#connection.since : now;
    this.#connection = { ...this.#connection, state, failure, since };
  }

  greeted(agent: DeskView['agent'], clockOffsetMs: number): void {
    this.#agent = agent;
    this.#clockOffsetMs = clockOffsetMs;
  }

  /** The relay no longer keeps everything that this desk has missed. */
  gapFound(): void {
    this.#hasGap = true;
  }

  /** The agent has read it. */
  gapSeen(): void {
    this.#hasGap = false;
  }

  rulesChanged(rules: DeskRules): void {
    this.#rules = rules;
  }

  /** Another person's history was opened, or the day began anew: only these calls count. */
  restart(calls: readonly CallRow[], status: AgentState | null): void {
    this.#calls.clear();
    this.callsChanged(calls);
    this.#absences = absencesAfter([], status, this.#connection.since);
    this.#status = status;
  }

  callsChanged(calls: readonly CallRow[]): void {
    for (const call of calls) this.#calls.set(call.callId, call);
  }

  callsAbsorbed(callIds: readonly string[]): void {
    for (const callId of callIds) this.#calls.delete(callId);
  }

  statusChanged(status: AgentState): void {
    this.#absences = absencesAfter(this.#absences, status, status.since ?? this.#connection.since);
    this.#status = status;
  }

  /** Whether any call is alive here. */
  inCall(now: EpochMs): boolean {
    return [...this.#calls.values()].some((call) => isLive(call, now + this.#clockOffsetMs));
  }

  view(now: EpochMs, dayStart: EpochMs): DeskView {
    const latestFirst = [...this.#calls.values()].toSorted((a, b) => b.startedAt - a.startedAt || (a.callId < b.callId ? 1 : -1));
    const today = latestFirst.filter((call) => call.startedAt >= dayStart);
    return {
      connection: this.#connection,
      agent: this.#agent,
      status: this.#status,
      clockOffsetMs: this.#clockOffsetMs,
      rules: this.#rules,
      hasGap: this.#hasGap,
      figures: figuresOf(today, this.#absences),
      liveCalls: latestFirst.filter((call) => isLive(call, now + this.#clockOffsetMs)),
      todaysCalls: today,
    };
  }
}
