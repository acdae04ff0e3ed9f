import type { Database, Statement } from 'better-sqlite3';
import type { AgentSigns, AgentState } from '../../shared/contract/agent-state.ts';
import { addSign, foldAgent } from '../../shared/contract/agent-state.ts';
import type { DanpingEvent } from '../../shared/contract/event.ts';
import type { EventsTable } from './events-table.ts';

/** The agent's own status, kept as the events that it follows from. */
export class OwnStatus {
  readonly #agentNumber: string | null;
  readonly #keep: Statement<[string, string]>;
  readonly #events: EventsTable;
  readonly #held: Statement<[string], { event_id: string }>;

  constructor(database: Database, events: EventsTable, agentNumber: string | null) {
    this.#agentNumber = agentNumber;
    this.#events = events;
    this.#keep = database.prepare(
      'INSERT INTO agent_signs (sort, event_id) VALUES (?, ?) ON CONFLICT (sort) DO UPDATE SET event_id = excluded.event_id',
    );
    this.#held = database.prepare('SELECT event_id FROM agent_signs WHERE sort = ?');
  }

  /** @returns whether the event changed what is known of the agent. */
  take(event: DanpingEvent): boolean {
    if (event.agentNumber === null || event.agentNumber !== this.#agentNumber) return false;
    const before = this.#signs();
    const after = addSign(before, event);
    if (after.status && after.status !== before.status) this.#keep.run('status', after.status.id);
    if (after.session && after.session !== before.session) this.#keep.run('session', after.session.id);
    return after.status !== before.status || after.session !== before.session;
  }

  state(): AgentState | null {
    return this.#agentNumber === null ? null : foldAgent(this.#agentNumber, this.#signs());
  }

  #signs(): AgentSigns {
    return { status: this.#sign('status'), session: this.#sign('session') };
  }

  #sign(sort: 'status' | 'session'): DanpingEvent | null {
    const held = this.#held.get(sort);
    return held ? this.#events.byId(held.event_id) : null;
  }
}
