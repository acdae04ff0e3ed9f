import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import type { AgentStateWire } from '../../../shared/contract/board.ts';
import { matterOf } from './model/thresholds.ts';
import { useKept } from './use-kept.ts';

/** By matter, who has seen it. Kept in this viewer's browser: other supervisors have their own. */
type Seen = Readonly<Record<string, string>>;

const seenSchema = z.record(z.string(), z.string());

export interface Acknowledgements {
  /** Who has seen that this agent's state lasts too long; `null`: nobody yet. */
  readonly by: (agent: AgentStateWire) => string | null;
  readonly acknowledge: (agent: AgentStateWire) => void;
}

export function useAcknowledgements(viewer: string, agents: ReadonlyMap<string, AgentStateWire>): Acknowledgements {
  const [seen, keep] = useKept(`danping.board.${viewer}.seen`, readSeen);
  const acknowledge = useCallback(
    (agent: AgentStateWire) => {
      const standing = new Set([...agents.values()].map(matterOf));
      const still = Object.entries(seen).filter(([matter]) => standing.has(matter));
      keep({ ...Object.fromEntries(still), [matterOf(agent)]: viewer });
    },
    [agents, seen, keep, viewer],
  );
  return useMemo(() => ({ by: (agent) => seen[matterOf(agent)] ?? null, acknowledge }), [seen, acknowledge]);
}

function readSeen(stored: string | null): Seen {
  try {
    return seenSchema.catch({}).parse(JSON.parse(stored ?? '{}'));
  } catch {
    return {};
  }
}
