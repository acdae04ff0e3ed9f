import type { AskAnswer, AskInput, RecentCall, SharedNote } from '../../../src/shared/contract/asks.ts';
import { foldCall } from '../../../src/shared/contract/call.ts';
import { toIso } from '../../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../../src/shared/result.ts';
import type { Viewer } from '../viewer.ts';
import { joinCalls } from './joined-calls.ts';
import type { CallMemory, DeskPolicy, RememberedCall } from './ports.ts';
import { notAllowed } from './refusals.ts';

/**
 * The last calls with a customer, whoever took them. An agent learns of the customers of its own calls only, so that
 * nobody can look the customers up one by one; a supervisor of any.
 */
export function recentCalls(
  policy: DeskPolicy,
  memory: Pick<CallMemory, 'hasMet' | 'callsWith'>,
  viewer: Viewer,
  { customerNumber, limit }: AskInput<'customer.recent'>,
): Result<AskAnswer<'customer.recent'>> {
  if (!policy.shareHistory) return notAllowed('desks to look up earlier calls', 'share-history=on');
  if (viewer.role === 'agent') {
    const met = memory.hasMet(viewer.audienceKey, customerNumber);
    if (!met.ok) return met;
    if (!met.value) return fail('not-your-customer', 'None of your calls is with this number.', 'Look a customer up while the call is yours.');
  }
  const remembered = memory.callsWith(customerNumber, limit);
  if (!remembered.ok) return remembered;
  const calls = joinCalls(remembered.value).flatMap((call) => lineOf(call, visibleNote(policy, viewer, call)) ?? []);
  return ok({ calls: calls.toSorted((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt)) });
}

function lineOf({ source, callId, events }: RememberedCall, note: SharedNote | undefined): RecentCall | null {
  const call = foldCall(events);
  if (!call) return null;
  const { direction, outcome, agentNumber, agentName, talkSeconds, startedAt } = call;
  return { callId, source, startedAt: toIso(startedAt), direction, outcome, agentNumber, agentName, talkSeconds, ...(note && { note }) };
}

/** What an agent wrote itself, it may always read. */
function visibleNote({ shareNotes }: DeskPolicy, viewer: Viewer, { notes }: RememberedCall): SharedNote | undefined {
  const seen = notes.find(({ audienceKey }) => shareNotes || (viewer.role === 'agent' && viewer.audienceKey === audienceKey));
  if (!seen) return undefined;
  const { note, disposition, savedAt, agentNumber, agentName } = seen;
  return { note, disposition, savedAt: toIso(savedAt), agentNumber, agentName };
}
