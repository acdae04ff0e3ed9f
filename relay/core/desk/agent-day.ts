import type { AskAnswer, AskInput } from '../../../src/shared/contract/asks.ts';
import { spansOf } from '../../../src/shared/contract/agent-day.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { toIso, type EpochMs } from '../../../src/shared/contract/time.ts';
import { ok, type Result } from '../../../src/shared/result.ts';
import { startOfDay } from '../board/source-day.ts';
import type { AudienceKey, Viewer } from '../viewer.ts';
import { supervisorsOnly } from './refusals.ts';

/** Statuses, log-ins and log-outs, in any order. */
export interface AgentWords {
  readonly events: readonly DanpingEvent[];
  /** There are earlier ones of the day. */
  readonly isCut: boolean;
}

export interface AgentDays {
  /**
   * What was said of an agent since then, and what lasted at that moment. Fails like the log's reads.
   *
   * @param keys under whatever the log knows the agent
   */
  wordsOf(keys: readonly AudienceKey[], since: EpochMs): Result<AgentWords>;
}

/** Who the agent is, as the directory has it at this moment. */
export interface WhoseDay {
  readonly keys: readonly AudienceKey[];
  /** Of the source at which the agent's day begins. */
  readonly timeZone: string;
}

/** Answers `agent.day`: what an agent did since midnight, for supervisors. */
export function agentDay(days: AgentDays, whose: WhoseDay, viewer: Viewer, { agentNumber }: AskInput<'agent.day'>, now: EpochMs): Result<AskAnswer<'agent.day'>> {
  if (viewer.role !== 'supervisor') return supervisorsOnly('see an agent’s day');
  const from = startOfDay(now, whose.timeZone);
  const words = days.wordsOf(whose.keys, from);
  if (!words.ok) return words;
  return ok({ agentNumber, from: toIso(from), until: toIso(now), spans: spansOf(agentNumber, words.value.events, from), isCut: words.value.isCut });
}
