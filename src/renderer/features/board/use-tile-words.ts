import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentStateWire } from '../../../shared/contract/board.ts';
import type { Companion } from './model/companions.ts';
import { useAgentWords, type AgentWords } from './use-agent-words.ts';
import { useCompanionWords, type CompanionWords } from './use-companion-words.ts';

/** What a tile says, in the viewer's language. Asked for once, not by each of hundreds of tiles. */
export interface TileWords {
  readonly t: TFunction<'board'>;
  readonly agent: (agent: AgentStateWire) => AgentWords;
  readonly companion: (companion: Companion) => CompanionWords;
}

export function useTileWords(): TileWords {
  const { t } = useTranslation('board');
  const agent = useAgentWords();
  const companion = useCompanionWords();
  return useMemo(() => ({ t, agent, companion }), [t, agent, companion]);
}
