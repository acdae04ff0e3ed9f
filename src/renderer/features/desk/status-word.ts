import type { AgentState } from '../../../shared/contract/agent-state.ts';
import type { AgentStatus } from '../../../shared/contract/agent-status.ts';

/** The key of the word for what an agent is doing. */
export type StatusWord = AgentStatus | 'logged-out' | 'offline-answering' | 'unknown';

/** Being logged out outweighs any status said before; logged out, an agent may still take calls by phone. */
export function statusWordOf(agent: Pick<AgentState, 'loggedIn' | 'status' | 'offlineAnswering'> | null): StatusWord {
  if (agent === null) return 'unknown';
  if (!agent.loggedIn) return agent.offlineAnswering ? 'offline-answering' : 'logged-out';
  return agent.status ?? 'unknown';
}
