import { addSign, foldAgent, noSigns, type AgentSigns } from '../../../src/shared/contract/agent-state.ts';
import type { AgentStateWire, BoardPatch } from '../../../src/shared/contract/board.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { agentToWire } from './wire.ts';

export interface Enrolled {
  readonly number: string;
  readonly name: string;
}

/** Everybody of whom the log speaks, and everybody who is enrolled. */
export class BoardAgents {
  readonly #signs: Map<string, AgentSigns>;
  readonly #changed = new Set<string>();
  #enrolled = new Map<string, Enrolled>();

  constructor(remembered: Iterable<readonly [number: string, signs: AgentSigns]>) {
    this.#signs = new Map(remembered);
  }

  get haveNews(): boolean {
    return this.#changed.size > 0;
  }

  take(number: string, event: DanpingEvent): void {
    this.#signs.set(number, addSign(this.#signs.get(number) ?? noSigns, event));
    this.#changed.add(number);
  }

  enrol(agents: readonly Enrolled[]): void {
    const before = this.#enrolled;
    this.#enrolled = new Map(agents.map((agent) => [agent.number, agent]));
    for (const number of new Set([...before.keys(), ...this.#enrolled.keys()])) {
      if (before.get(number)?.name !== this.#enrolled.get(number)?.name) this.#changed.add(number);
    }
  }

  /** Lets go of those who are not enrolled, or no longer, and were not heard of since. */
  forgetUnheardSince(moment: EpochMs): void {
    for (const [number, { status, session }] of this.#signs) {
      if (this.#enrolled.has(number)) continue;
      const heardAt = Math.max(...[status, session].map((event) => (event ? Date.parse(event.receivedAt) : 0)));
      if (heardAt >= moment) continue;
      this.#signs.delete(number);
      this.#changed.add(number);
    }
  }

  all(): AgentStateWire[] {
    return [...new Set([...this.#signs.keys(), ...this.#enrolled.keys()])].toSorted().map((number) => this.#agent(number));
  }

  /** What has changed since this was asked last. */
  dropNews(): void {
    this.#changed.clear();
  }

  news(): Pick<BoardPatch, 'agents' | 'goneAgents'> {
    const changed = [...this.#changed];
    this.#changed.clear();
    const isThere = (number: string): boolean => this.#signs.has(number) || this.#enrolled.has(number);
    const agents = changed.filter(isThere).map((number) => this.#agent(number));
    const goneAgents = changed.filter((number) => !isThere(number));
    return { ...(agents.length > 0 && { agents }), ...(goneAgents.length > 0 && { goneAgents }) };
  }

  signs(): readonly (readonly [number: string, signs: AgentSigns])[] {
    return [...this.#signs];
  }

  #agent(number: string): AgentStateWire {
    const enrolled = this.#enrolled.get(number);
    const state = foldAgent(number, this.#signs.get(number) ?? noSigns) ?? {
      agentNumber: number, agentName: null, loggedIn: false, status: null, statusName: null, statusNumber: null, since: null, callId: null, offlineAnswering: false,
    };
    return agentToWire({ ...state, agentName: enrolled?.name ?? state.agentName }, enrolled !== undefined);
  }
}
