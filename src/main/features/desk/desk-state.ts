import type { CallRow } from '../../../shared/api/call-row.ts';
import type { ConnectionState, ConnectionView, DeskView } from '../../../shared/api/views.ts';
import type { AgentState } from '../../../shared/contract/agent-state.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { Failure } from '../../../shared/result.ts';
import { figuresOf } from './figures.ts';
import { isLive } from '../../../shared/contract/live-call.ts';

/** Everything that the main window shows at a glance, held in the main process so that no window is needed to keep it. */
export class DeskState {
  #connection: ConnectionView;
  #agent: DeskView['agent'] = null;
  #status: AgentState | null = null;
  #clockOffsetMs = 0;
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

  connectionChanged(state: ConnectionState, failure: Failure | null, now: EpochMs): void {
    const since = state === this.#connection.state ? this.#connection.since : now;
    this.#connection = { ...this.#connection, state, failure, since };
  }

  greeted(agent: DeskView['agent'], clockOffsetMs: number): void {
    this.#agent = agent;
    this.#clockOffsetMs = clockOffsetMs;
  }

  /** Another person's history was opened, or the day began anew: only these calls count. */
  restart(calls: readonly CallRow[], status: AgentState | null): void {
    this.#calls.clear();
    this.callsChanged(calls);
    this.#status = status;
  }

  callsChanged(calls: readonly CallRow[]): void {
    for (const call of calls) this.#calls.set(call.callId, call);
  }

  callsAbsorbed(callIds: readonly string[]): void {
    for (const callId of callIds) this.#calls.delete(callId);
  }

  statusChanged(status: AgentState): void {
    this.#status = status;
  }

  view(now: EpochMs, dayStart: EpochMs): DeskView {
    const latestFirst = [...this.#calls.values()].toSorted((a, b) => b.startedAt - a.startedAt || (a.callId < b.callId ? 1 : -1));
    const today = latestFirst.filter((call) => call.startedAt >= dayStart);
    return {
      connection: this.#connection,
      agent: this.#agent,
      status: this.#status,
      clockOffsetMs: this.#clockOffsetMs,
      figures: figuresOf(today),
      liveCalls: latestFirst.filter((call) => isLive(call, now + this.#clockOffsetMs)),
      todaysCalls: today,
    };
  }
}
