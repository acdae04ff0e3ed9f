import type { EarlierCall } from '../../../shared/api/call-row.ts';
import type { RecentCall } from '../../../shared/contract/asks.ts';
import type { DeskRules } from '../../../shared/contract/desk-rules.ts';
import type { AskRelay } from '../../relay-client/ask.ts';

const mostCalls = 10;

/** Calls of the whole house with a customer, as the relay tells them; `null` where the admin or the line does not allow it. */
export async function recentCalls(customerNumber: string, rules: DeskRules, ask: AskRelay): Promise<readonly EarlierCall[] | null> {
  if (!rules.shareHistory) return null;
  const answered = await ask('customer.recent', { customerNumber, limit: mostCalls });
  return answered.ok ? answered.value.calls.map(toEarlierCall) : null;
}

function toEarlierCall({ callId, startedAt, direction, outcome, agentNumber, agentName, talkSeconds, note }: RecentCall): EarlierCall {
  return { callId, startedAt: Date.parse(startedAt), direction, outcome, agentNumber, agentName, talkSeconds, note: note?.note ?? null };
}
