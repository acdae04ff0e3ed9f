import { createContext, use } from 'react';
import type { AgentStateWire } from '../../../shared/contract/board.ts';
import type { BoardTime } from './board-time.ts';
import type { TileStore } from './tile-store.ts';
import type { TileWords } from './use-tile-words.ts';

/** What every tile needs and what hardly ever changes. */
export interface BoardContextValue {
  readonly time: BoardTime;
  readonly tiles: TileStore;
  readonly words: TileWords;
  readonly onOpen: (agentNumber: string) => void;
  readonly onAcknowledge: (agent: AgentStateWire) => void;
}

export const BoardContext = createContext<BoardContextValue | null>(null);

export function useBoard(): BoardContextValue {
  const board = use(BoardContext);
  if (!board) throw new Error('No BoardContext around this component.');
  return board;
}
