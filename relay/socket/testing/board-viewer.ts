import type { AgentStateWire, BoardPatch, BoardSnapshot, CallWire } from '../../../src/shared/contract/board.ts';
import { TestClient } from './client.ts';

/** A supervisor's page: begins with the snapshot and puts each patch into it. */
export class BoardViewer {
  readonly client: TestClient;
  /** The names of what came, in order. */
  readonly heard: string[] = [];
  readonly patches: BoardPatch[] = [];
  readonly snapshots: BoardSnapshot[] = [];
  /** The relay has read everything that its board needs. */
  isWhole = false;
  readonly #agents = new Map<string, AgentStateWire>();
  readonly #calls = new Map<string, CallWire>();

  constructor(url: string, token: string) {
    this.client = new TestClient(url, token);
    const { socket } = this.client;
    socket.on('welcome', () => this.heard.push('welcome'));
    socket.on('board', (message: BoardSnapshot | BoardPatch) => {
      this.heard.push(message.type);
      if (message.type === 'snapshot') this.#begin(message);
      else this.patches.push(message);
      if (message.knownSince !== undefined || message.type === 'snapshot') this.isWhole = (message.knownSince ?? null) === null;
      for (const agent of message.agents ?? []) this.#agents.set(agent.agentNumber, agent);
      for (const call of message.calls ?? []) this.#calls.set(call.callId, call);
      if (message.type === 'snapshot') return;
      for (const { callId } of message.gone ?? []) this.#calls.delete(callId);
      for (const number of message.goneAgents ?? []) this.#agents.delete(number);
    });
  }

  /** What the page shows, but for the time of the message. */
  get shown() {
    const [first] = this.snapshots.slice(-1);
    const changes = this.patches.slice();
    const byName = <Entry>(map: Map<string, Entry>): Entry[] => [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
    return {
      agents: byName(this.#agents),
      calls: byName(this.#calls),
      queues: changes.findLast(({ queues }) => queues)?.queues ?? first?.queues,
      today: changes.findLast(({ today }) => today)?.today ?? first?.today,
    };
  }

  agent(number: string): AgentStateWire | undefined {
    return this.#agents.get(number);
  }

  call(callId: string): CallWire | undefined {
    return this.#calls.get(callId);
  }

  /** Waits for boards until the condition holds. */
  async until(condition: () => boolean): Promise<void> {
    await this.client.until(condition, 'board');
  }

  /** Waits for the next patch that has the given part. */
  async nextPatch(part: keyof BoardPatch): Promise<BoardPatch> {
    const from = this.patches.length;
    const found = () => this.patches.slice(from).find((patch) => patch[part] !== undefined);
    await this.until(() => found() !== undefined);
    const patch = found();
    if (!patch) throw new Error('no patch');
    return patch;
  }

  close(): void {
    this.client.close();
  }

  #begin(snapshot: BoardSnapshot): void {
    this.snapshots.push(snapshot);
    this.#agents.clear();
    this.#calls.clear();
  }
}

/** Connects and waits for the snapshot. */
export async function viewBoard(url: string, token: string): Promise<BoardViewer> {
  const viewer = new BoardViewer(url, token);
  await viewer.until(() => viewer.snapshots.length > 0);
  return viewer;
}
