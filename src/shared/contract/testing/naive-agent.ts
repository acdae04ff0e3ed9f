import type { AgentState } from '../agent-state.ts';
import { agentStatusDataSchema } from '../agent-status.ts';
import type { DanpingEvent } from '../event.ts';
import { comesAfter, eachOnce, instantOf } from './naive-order.ts';

/** What an agent is, by the contract's words alone: of its statuses and of its sessions the last one counts. */
export function naiveAgent(agentNumber: string, given: readonly DanpingEvent[]): AgentState | null {
  const events = eachOnce(given);
  const status = latest(events.filter(({ kind }) => kind === 'agent.status'));
  const session = latest(events.filter(({ kind }) => kind === 'agent.login' || kind === 'agent.logout'));
  const newest = latest([status, session].filter((event) => event !== undefined));
  if (!newest) return null;
  const read = agentStatusDataSchema.safeParse(status?.data);
  const holdsSince = session?.kind === 'agent.logout' ? session : (status ?? session);
  return {
    agentNumber,
    agentName: newest.agentName,
    loggedIn: session === undefined ? read.success : session.kind === 'agent.login',
    status: read.data?.status ?? null,
    statusName: read.data?.statusName ?? null,
    statusNumber: read.data?.statusNumber ?? null,
    since: holdsSince ? instantOf(holdsSince) : null,
    callId: status?.callId ?? null,
    offlineAnswering: session?.kind === 'agent.logout' && session.data['logoutType'] === 'offline',
  };
}

/** "Between statuses of equal time the later seq." */
function latest(events: readonly DanpingEvent[]): DanpingEvent | undefined {
  return events.find((event) => events.every((other) => other === event || comesAfter({ ...event, kind: 'agent.status' }, { ...other, kind: 'agent.status' })));
}
