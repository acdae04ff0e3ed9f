import type { HeldId } from '../../relay/core/identity.ts';
import type { KeptLeg, LogTables } from '../../relay/core/log/append.ts';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';

/** A log's tables in memory, for as long as one input runs. */
export interface MemoryTables extends LogTables {
  readonly events: readonly DanpingEvent[];
}

export function memoryTables(): MemoryTables {
  const events: DanpingEvent[] = [];
  const held = new Map<string, HeldId>();
  const legs = new Map<string, KeptLeg>();
  const keptLegs = (): KeptLeg[] => [...legs.values()];
  return {
    events,
    find: (id) => held.get(id),
    findBetween: (first, last) => [...held.values()].filter(({ id }) => first <= id && id <= last).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    legsOfCall: (source, callId) => keptLegs().filter((kept) => kept.source === source && kept.leg.callId === callId).map(({ leg }) => leg),
    legsOfRing: (source, ringGroup, exceptCallId) =>
      keptLegs()
        .filter((kept) => kept.source === source && kept.ringGroup === ringGroup && kept.leg.callId !== exceptCallId)
        .toSorted((a, b) => b.touchedAt - a.touchedAt)
        .map(({ leg }) => leg),
    putLeg: (kept) => void legs.set(JSON.stringify([kept.source, kept.leg.callId, kept.leg.audienceKey]), kept),
    claim: (id) => !held.has(id),
    add: ({ content, identity }, id) => {
      const seq = events.length + 1;
      events.push({ seq, id, ...content });
      held.set(id, { id, seq, receivedAt: Date.parse(content.receivedAt), fingerprint: identity.fingerprint });
      return seq;
    },
  };
}
