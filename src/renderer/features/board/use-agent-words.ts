import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgentStateWire } from '../../../shared/contract/board.ts';
import { statusWordOf } from '../desk/status-word.ts';

export interface AgentWords {
  readonly name: string;
  /** A cloud's own pause keeps the name that the cloud gave it. */
  readonly state: string;
}

/** Who an agent is and what the agent does, in the viewer's language. */
export function useAgentWords(): (agent: AgentStateWire) => AgentWords {
  const { t } = useTranslation('common');
  return useCallback(
    (agent) => ({
      name: agent.agentName ?? agent.agentNumber,
      state: (agent.loggedIn && agent.status === 'custom' ? agent.statusName : null) ?? t(`status.${statusWordOf(agent)}`),
    }),
    [t],
  );
}
