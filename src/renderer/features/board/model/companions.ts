import type { CallWire, JourneyWire } from '../../../../shared/contract/board.ts';
import type { BoardState } from '../../../../shared/board/board-state.ts';

/** With whom an agent is connected at this moment: entries of the board as they are, so that nothing is drawn anew without news. */
export type Companion = CallWire | JourneyWire;

/** By agent's number: the call that lives on the agent's phone, else the conference that the agent is in. */
export function companionsOf({ calls, journeys }: Pick<BoardState, 'calls' | 'journeys'>): ReadonlyMap<string, Companion> {
  const companions = new Map<string, Companion>();
  for (const journey of journeys.values()) {
    if (journey.state !== 'conference') continue;
    for (const { agentNumber, leftAt } of journey.stays) if (agentNumber !== null && leftAt === null) companions.set(agentNumber, journey);
  }
  const since = new Map<string, string>();
  for (const call of calls.values()) {
    for (const leg of call.legs) {
      if (leg.agentNumber === null || leg.state === 'ended') continue;
      const begun = leg.answeredAt ?? leg.ringingAt ?? leg.dialedAt ?? call.startedAt;
      if ((since.get(leg.agentNumber) ?? '') > begun) continue;
      since.set(leg.agentNumber, begun);
      companions.set(leg.agentNumber, call);
    }
  }
  return companions;
}

export function isCall(companion: Companion): companion is CallWire {
  return 'callId' in companion;
}

/** Where the caller waited, where a push names the queue, and the line on which the call came in. */
export function placeOf(companion: Companion): { readonly queue: string | null; readonly line: string | null } {
  if (!isCall(companion)) return { queue: null, line: null };
  const { queueName, trunkNumber, displayNumber } = companion;
  return { queue: queueName, line: trunkNumber ?? displayNumber };
}
