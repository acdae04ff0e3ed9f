import type { AgentStateWire, BoardPatch, BoardSnapshot, CallWire, JourneyName, JourneyWire, QueueFigures, TodayFigures } from '../contract/board.ts';

/** The board as put together from what the relay has said so far. What did not change keeps its identity. */
export interface BoardState {
  /** When the relay said the last of it, UTC. */
  readonly at: string;
  readonly agents: ReadonlyMap<string, AgentStateWire>;
  /** By {@link boardCallKey}. */
  readonly calls: ReadonlyMap<string, CallWire>;
  /** Callers in an IVR and conferences, by {@link journeyKey}. */
  readonly journeys: ReadonlyMap<string, JourneyWire>;
  readonly queues: readonly QueueFigures[];
  readonly today: TodayFigures;
  /** The relay still reads its log after a start: nothing from before this time is in the figures yet. `null` when all is. */
  readonly knownSince: string | null;
}

export type BoardMessage = BoardSnapshot | BoardPatch;

/** Two clouds may give the same id to calls of theirs. */
export function boardCallKey({ source, callId }: { readonly source: string; readonly callId: string }): string {
  return `${source}\u0000${callId}`;
}

export function journeyKey({ source, sort, id }: JourneyName): string {
  return `${source}\u0000${sort}\u0000${id}`;
}

/** Takes in the next message. A patch without a snapshot before it says nothing: of what would be a riddle. */
export function applyBoard(board: BoardState | null, message: BoardMessage): BoardState | null {
  if (message.type === 'snapshot') {
    return {
      at: message.at,
      agents: new Map(message.agents.map((agent) => [agent.agentNumber, agent])),
      calls: new Map(message.calls.map((call) => [boardCallKey(call), call])),
      journeys: new Map((message.journeys ?? []).map((journey) => [journeyKey(journey), journey])),
      queues: message.queues,
      today: message.today,
      knownSince: message.knownSince ?? null,
    };
  }
  if (board === null) return null;
  return {
    at: message.at,
    agents: changed(board.agents, message.agents, ({ agentNumber }) => agentNumber, message.goneAgents),
    calls: changed(board.calls, message.calls, boardCallKey, message.gone?.map(boardCallKey)),
    journeys: changed(board.journeys, message.journeys, journeyKey, message.goneJourneys?.map(journeyKey)),
    queues: message.queues ?? board.queues,
    today: message.today ?? board.today,
    knownSince: message.knownSince === undefined ? board.knownSince : message.knownSince,
  };
}

/** What a page that comes later has to be told first. */
export function snapshotOf({ at, agents, calls, journeys, queues, today, knownSince }: BoardState): BoardSnapshot {
  const lists = { agents: [...agents.values()], calls: [...calls.values()], ...(journeys.size > 0 && { journeys: [...journeys.values()] }) };
  return { type: 'snapshot', at, ...lists, queues, today, ...(knownSince !== null && { knownSince }) };
}

/** Whoever is in both lists stays: an entry says what is, whatever left before. */
function changed<Entry>(
  entries: ReadonlyMap<string, Entry>,
  fresh: readonly Entry[] | undefined,
  keyOf: (entry: Entry) => string,
  gone: readonly string[] | undefined,
): ReadonlyMap<string, Entry> {
  if (!fresh?.length && !gone?.length) return entries;
  const next = new Map(entries);
  for (const key of gone ?? []) next.delete(key);
  for (const entry of fresh ?? []) next.set(keyOf(entry), entry);
  return next;
}
