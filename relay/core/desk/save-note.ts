import type { AskAnswer, AskInput } from '../../../src/shared/contract/asks.ts';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { ok, type Result } from '../../../src/shared/result.ts';
import type { Viewer } from '../viewer.ts';
import type { CallMemory, DeskPolicy } from './ports.ts';
import { agentsOnly, notAllowed, unknownDisposition } from './refusals.ts';

/** Keeps an agent's note of a call of its own, where notes are shared at all. */
export async function saveNote(
  policy: Pick<DeskPolicy, 'shareNotes' | 'dispositions' | 'formerDispositions'>,
  memory: Pick<CallMemory, 'keepNote'>,
  viewer: Viewer,
  { callId, note, disposition, savedAt }: AskInput<'note.save'>,
  now: EpochMs,
): Promise<Result<AskAnswer<'note.save'>>> {
  if (viewer.role !== 'agent') return agentsOnly('save a note');
  if (!policy.shareNotes) return notAllowed('notes to be kept in the relay', 'share-notes=on');
  if (disposition !== null && !isKnown(policy, disposition)) return unknownDisposition();
  const { audienceKey, agentNumber, name } = viewer;
  const kept = await memory.keepNote({
    callId,
    audienceKey,
    agentNumber,
    agentName: name,
    note: note.trim() === '' ? '' : note,
    disposition,
    // A desk whose clock is ahead must not outdo what is saved after it.
    savedAt: Math.min(Date.parse(savedAt), now),
  });
  return kept.ok ? ok({ kept: kept.value }) : kept;
}

/** What was taken off the list stays in notes that have it. */
function isKnown({ dispositions, formerDispositions }: Pick<DeskPolicy, 'dispositions' | 'formerDispositions'>, id: string): boolean {
  return formerDispositions.has(id) || dispositions.some((disposition) => disposition.id === id);
}
