import type { AgentStateWire } from '../../../shared/contract/board.ts';
import type { Companion } from './model/companions.ts';
import type { Acknowledgements } from './use-acknowledgements.ts';
import type { Overdue } from './use-overdue.ts';

/** Everything that stands on one agent's tile. */
export interface TileView {
  readonly agent: AgentStateWire;
  readonly companion: Companion | null;
  /** The state lasts longer than its limit. */
  readonly isOver: boolean;
  /** Who has seen that it does. */
  readonly seenBy: string | null;
}

export interface TileParts {
  readonly agents: ReadonlyMap<string, AgentStateWire>;
  readonly companions: ReadonlyMap<string, Companion>;
  readonly overdue: Overdue;
  readonly seen: Acknowledgements['by'];
}

/** What each tile shows. Of hundreds only those are told of a change whose tile shows another thing now. */
export class TileStore {
  readonly #tiles = new Map<string, TileView>();
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(parts: TileParts) {
    this.update(parts);
  }

  get(agentNumber: string): TileView | undefined {
    return this.#tiles.get(agentNumber);
  }

  /** @returns how to stop listening. */
  subscribe(agentNumber: string, listener: () => void): () => void {
    const own = this.#listeners.get(agentNumber) ?? new Set();
    this.#listeners.set(agentNumber, own.add(listener));
    return () => {
      own.delete(listener);
      if (own.size === 0) this.#listeners.delete(agentNumber);
    };
  }

  update({ agents, companions, overdue, seen }: TileParts): void {
    for (const [number, agent] of agents) {
      const isOver = overdue.has(number);
      const fresh: TileView = { agent, companion: companions.get(number) ?? null, isOver, seenBy: isOver ? seen(agent) : null };
      const held = this.#tiles.get(number);
      if (held && isSame(held, fresh)) continue;
      this.#tiles.set(number, fresh);
      for (const listener of this.#listeners.get(number) ?? []) listener();
    }
    for (const number of this.#tiles.keys()) if (!agents.has(number)) this.#tiles.delete(number);
  }
}

function isSame(a: TileView, b: TileView): boolean {
  return a.agent === b.agent && a.companion === b.companion && a.isOver === b.isOver && a.seenBy === b.seenBy;
}
