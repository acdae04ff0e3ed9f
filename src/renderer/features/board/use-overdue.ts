import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { AgentStateWire } from '../../../shared/contract/board.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import { listen } from '../../ui/seconds.ts';
import { nowOf, type BoardTime } from './board-time.ts';
import { overdueAt, type Thresholds } from './model/thresholds.ts';

/** Who lasts too long, by number, with the moment from which on. */
export type Overdue = ReadonlyMap<string, EpochMs>;

/** Looked at each second and with each change; the same map as before as long as the same agents are in it. */
export function useOverdue(agents: ReadonlyMap<string, AgentStateWire>, thresholds: Thresholds, time: BoardTime): Overdue {
  const held = useRef<Overdue>(new Map());
  const subscribe = useCallback((listener: () => void) => listen(time.offsetMs, listener), [time.offsetMs]);
  return useSyncExternalStore(subscribe, () => {
    const fresh = overdueOf(agents.values(), thresholds, nowOf(time));
    if (!areSame(held.current, fresh)) held.current = fresh;
    return held.current;
  });
}

export function overdueOf(agents: Iterable<AgentStateWire>, thresholds: Thresholds, now: EpochMs): Overdue {
  const over = new Map<string, EpochMs>();
  for (const agent of agents) {
    const at = overdueAt(agent, thresholds);
    if (at !== null && at <= now) over.set(agent.agentNumber, at);
  }
  return over;
}

function areSame(a: Overdue, b: Overdue): boolean {
  if (a.size !== b.size) return false;
  for (const [number, at] of a) if (b.get(number) !== at) return false;
  return true;
}
