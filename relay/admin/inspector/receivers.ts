import type { Receiver } from '../../../src/shared/api/admin/inspector.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { toIso } from '../../../src/shared/contract/time.ts';
import type { ConnectedPerson } from '../../socket/server.ts';
import type { AdminParts } from '../parts.ts';
import { nameOf } from './deliveries.ts';

type Parts = Pick<AdminParts, 'store' | 'log' | 'people' | 'deliveries' | 'paintings'>;

/** Who may see an event, how far it has come there and when it was painted: enrolled agents, and the supervisors who are connected. */
export function receiversOf(parts: Parts, event: DanpingEvent, since: ReceiversSince): Receiver[] {
  const people = Map.groupBy(parts.people(), ({ viewer }) => nameOf(viewer));
  const told = parts.log.read(({ journey }) => parts.store.current().enrolled.filter(({ audienceKey }) => journey.isSeenBy.get({ key: audienceKey, seq: event.seq }) !== undefined));
  const agents = (told.ok ? told.value : []).map(({ number, name }) => ({ agentNumber: number, supervisor: null, name, key: `agent ${number}` }));
  const supervisors = [...people.values()].flatMap(([first]) => (first?.viewer.role === 'supervisor' ? [first.viewer.login] : []));
  const everybody = [...agents, ...supervisors.map((login) => ({ agentNumber: null, supervisor: login, name: login, key: `supervisor ${login}` }))];
  return everybody.map(({ key, ...who }) => {
    const connections = people.get(key) ?? [];
    const at = parts.deliveries.when(event.seq, key);
    const painted = event.callId === null || who.agentNumber === null ? null : parts.paintings.of(event.callId, who.agentNumber);
    return {
      ...who,
      connected: connections.length > 0,
      state: at !== null ? 'acknowledged' : stateOf(connections, event.seq, since),
      acknowledgedAt: at === null ? null : toIso(at),
      paintedMs: painted?.milliseconds ?? null,
      paintedAt: painted ? toIso(painted.at) : null,
    };
  });
}

export interface ReceiversSince {
  /** Head of the log when the process began: of what came later it would remember every acknowledgement. */
  readonly headAtStart: number;
}

function stateOf(connections: readonly ConnectedPerson[], seq: number, { headAtStart }: ReceiversSince): Receiver['state'] {
  // Whoever is furthest counts: it is on that screen.
  const states = connections.map(({ oldestUnacknowledged, sentUpTo }) => {
    if (seq > sentUpTo) return 'waiting';
    return oldestUnacknowledged === null || seq < oldestUnacknowledged ? 'acknowledged' : 'sent';
  });
  const furthest = (['acknowledged', 'sent', 'waiting'] as const).find((state) => states.includes(state));
  return furthest ?? (seq > headAtStart ? 'waiting' : 'unknown');
}
