import { useCallback, useEffect, useState } from 'react';
import type { AgentDay } from '../../../shared/contract/agent-day.ts';
import type { AgentStateWire } from '../../../shared/contract/board.ts';
import type { Failure } from '../../../shared/result.ts';
import { useBridge } from '../../bridge/context.ts';
import { matterOf } from './model/thresholds.ts';

export interface DayView {
  readonly day: AgentDay | null;
  readonly failure: Failure | null;
  readonly again: () => void;
}

interface Told {
  /** Which question was answered last. */
  readonly question: string | null;
  readonly day: AgentDay | null;
  readonly failure: Failure | null;
}

/** Asks the relay for an agent's day, and anew with each change of the agent's state. */
export function useAgentDay(agent: AgentStateWire): DayView {
  const bridge = useBridge();
  const { agentNumber } = agent;
  const [told, setTold] = useState<Told>({ question: null, day: null, failure: null });
  const [tries, setTries] = useState(0);
  const again = useCallback(() => setTries((count) => count + 1), []);
  /** Another one with each change of the agent's state, and whenever somebody asks again. */
  const question = `${matterOf(agent)} ${tries}`;
  useEffect(() => {
    let isLate = false;
    void bridge.call('board.agentDay', { agentNumber }).then((heard) => {
      if (isLate) return;
      const answer = heard.ok ? heard.value : heard;
      setTold(({ day }) => (answer.ok ? { question, day: answer.value, failure: null } : { question, day: day?.agentNumber === agentNumber ? day : null, failure: answer.failure }));
    });
    return () => {
      isLate = true;
    };
  }, [bridge, agentNumber, question]);
  const { day, failure } = told;
  return { day, failure, again };
}
