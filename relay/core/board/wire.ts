import type { AgentState } from '../../../src/shared/contract/agent-state.ts';
import type { AgentStateWire, CallWire } from '../../../src/shared/contract/board.ts';
import type { Call } from '../../../src/shared/contract/call.ts';
import { toIso, type EpochMs } from '../../../src/shared/contract/time.ts';

/** A time as it travels. */
export function iso(at: EpochMs | null): string | null {
  return at === null ? null : toIso(at);
}

export function agentToWire(agent: AgentState, enrolled: boolean): AgentStateWire {
  return { ...agent, enrolled, since: iso(agent.since) };
}

export function callToWire(source: string, call: Call): CallWire {
  return {
    ...call,
    source,
    startedAt: toIso(call.startedAt),
    firstReceivedAt: toIso(call.firstReceivedAt),
    lastReceivedAt: toIso(call.lastReceivedAt),
    dialedAt: iso(call.dialedAt),
    ringingAt: iso(call.ringingAt),
    answeredAt: iso(call.answeredAt),
    endedAt: iso(call.endedAt),
    legs: call.legs.map((leg) => ({
      ...leg,
      dialedAt: iso(leg.dialedAt),
      ringingAt: iso(leg.ringingAt),
      answeredAt: iso(leg.answeredAt),
      endedAt: iso(leg.endedAt),
    })),
  };
}
