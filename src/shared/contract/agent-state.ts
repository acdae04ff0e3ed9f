import type { AgentStatus } from './agent-status.ts';
import { agentStatusDataSchema } from './agent-status.ts';
import type { DanpingEvent } from './event.ts';
import type { EpochMs } from './time.ts';

/** What an agent is doing, as far as the events tell: docs/protocol.md, "AgentState". */
export interface AgentState {
  readonly agentNumber: string;
  readonly agentName: string | null;
  readonly loggedIn: boolean;
  readonly status: AgentStatus | null;
  readonly statusName: string | null;
  readonly statusNumber: number | null;
  /** Since when the status holds, by the provider's clock. */
  readonly since: EpochMs | null;
  readonly callId: string | null;
  /** Logged out of the bar, yet taking calls by phone (V7 `logoutType: offline`). */
  readonly offlineAnswering: boolean;
}

/** The events that say what an agent is at the moment; of each sort only the latest matters. */
export interface AgentSigns {
  readonly status: DanpingEvent | null;
  readonly session: DanpingEvent | null;
}

export const noSigns: AgentSigns = { status: null, session: null };

/** Takes one more event in; the order in which events come in does not matter. */
export function addSign(signs: AgentSigns, event: DanpingEvent): AgentSigns {
  if (event.kind === 'agent.status') return { ...signs, status: laterOf(signs.status, event) };
  if (event.kind === 'agent.login' || event.kind === 'agent.logout') {
    return { ...signs, session: laterOf(signs.session, event) };
  }
  return signs;
}

/** @returns `null` when nothing was ever heard of the agent. */
export function foldAgent(agentNumber: string, signs: AgentSigns): AgentState | null {
  const { status, session } = signs;
  if (!status && !session) return null;
  const parsed = status ? agentStatusDataSchema.safeParse(status.data) : null;
  const said = parsed?.success ? parsed.data : null;
  const latest = status && session ? laterOf(status, session) : (status ?? session);
  return {
    agentNumber,
    agentName: latest?.agentName ?? null,
    loggedIn: session ? session.kind === 'agent.login' : said !== null,
    status: said?.status ?? null,
    statusName: said?.statusName ?? null,
    statusNumber: said?.statusNumber ?? null,
    since: sinceWhen(status, session),
    callId: status?.callId ?? null,
    offlineAnswering: session?.kind === 'agent.logout' && session.data['logoutType'] === 'offline',
  };
}

/** A status holds since its own push; an agent that is logged out is so since the logout. */
function sinceWhen(status: DanpingEvent | null, session: DanpingEvent | null): EpochMs | null {
  const told = session?.kind === 'agent.logout' ? session : (status ?? session);
  return told ? timeOf(told) : null;
}

function timeOf(event: DanpingEvent): EpochMs {
  return Date.parse(event.at ?? event.receivedAt);
}

/** Between events of equal time the later seq wins (contract: "Call and AgentState"). */
function laterOf(held: DanpingEvent | null, event: DanpingEvent): DanpingEvent {
  if (!held) return event;
  const difference = timeOf(event) - timeOf(held) || event.seq - held.seq;
  return difference > 0 ? event : held;
}
