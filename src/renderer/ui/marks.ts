import type { AgentState } from '../../shared/contract/agent-state.ts';
import type { AgentStatus } from '../../shared/contract/agent-status.ts';
import type { Call } from '../../shared/contract/call.ts';
import type { CallOutcome } from '../../shared/contract/call-record.ts';

/** Everything that has a mark of its own, the same in every window. */
export type Mark =
  | Exclude<AgentStatus, 'custom'>
  | 'logged-out'
  | 'unheard'
  | `ended-${CallOutcome}`
  | 'live'
  | 'connecting'
  | 'offline'
  | 'stale';

/** The colour of a mark: a token `--tone-…` of tokens.css. */
export const tones = ['idle', 'busy', 'dialing', 'ringing', 'talking', 'wrap-up', 'held', 'alarm', 'off'] as const;
export type Tone = (typeof tones)[number];

const toneOfMark: Readonly<Record<Mark, Tone>> = {
  idle: 'idle',
  busy: 'busy',
  dialing: 'dialing',
  ringing: 'ringing',
  talking: 'talking',
  'wrap-up': 'wrap-up',
  held: 'held',
  muted: 'held',
  disconnected: 'alarm',
  invalid: 'alarm',
  'logged-out': 'off',
  unheard: 'off',
  'ended-answered': 'wrap-up',
  'ended-transferred': 'wrap-up',
  'ended-missed': 'alarm',
  'ended-failed': 'alarm',
  'ended-abandoned': 'busy',
  'ended-no-answer': 'held',
  'ended-unknown': 'held',
  live: 'idle',
  connecting: 'dialing',
  offline: 'alarm',
  stale: 'busy',
};

/** The colour that goes with a mark. */
export function toneOf(mark: Mark): Tone {
  return toneOfMark[mark];
}

/** A call's mark: its state as long as it lives, then how it came out. */
export function markOfCall(call: Pick<Call, 'state' | 'outcome'>): Mark {
  if (call.state === 'ended') return `ended-${call.outcome}`;
  return call.state === 'answered' ? 'talking' : call.state;
}

/** An agent's mark; a cloud's own pauses are a kind of busy. */
export function markOfAgent(agent: Pick<AgentState, 'loggedIn' | 'status'> | null): Mark {
  if (!agent) return 'unheard';
  if (!agent.loggedIn) return 'logged-out';
  if (agent.status === null) return 'unheard';
  return agent.status === 'custom' ? 'busy' : agent.status;
}
