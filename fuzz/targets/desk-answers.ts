import { agentDay } from '../../relay/core/desk/agent-day.ts';
import { DialDesk } from '../../relay/core/desk/dial.ts';
import type { CallMemory, DeskPolicy, NewNote } from '../../relay/core/desk/ports.ts';
import { recentCalls } from '../../relay/core/desk/recent-calls.ts';
import { saveNote } from '../../relay/core/desk/save-note.ts';
import type { AskAnswers } from '../../relay/socket/asks/serve-asks.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import { ok } from '../../src/shared/result.ts';
import { smallLog } from './small-log.ts';
import { must } from './target.ts';

const policy: DeskPolicy = { shareHistory: true, shareNotes: true, dial: 'main', dispositions: [{ id: 'sold', labels: { en: 'Sold' } }], formerDispositions: new Set(['spam']) };

/** The relay's own answers, over a memory that forgets with the input. */
export function deskAnswers(now: EpochMs): AskAnswers {
  const notes: NewNote[] = [];
  const memory: CallMemory = {
    hasMet: () => ok(true),
    callsWith: (_number, limit) => ok(['call-0', 'call-1', 'call-2'].slice(0, limit).map((callId) => ({ source: 'main', callId, events: smallLog.events.filter((event) => event.callId === callId), notes }))),
    keepNote: async (note) => {
      must(Number.isFinite(note.savedAt) && note.savedAt <= now, 'a note was saved at a time, not later than now');
      return ok(notes.push(note) > 0);
    },
  };
  const line = { source: 'main', place: async () => ok({ callId: null }) };
  const dialling = new DialDesk({ lineOf: () => ok(line), onDialled: () => undefined });
  return {
    'agent.day': (viewer, input) => agentDay({ wordsOf: () => ok({ events: smallLog.events, isCut: false }) }, { keys: ['main/20001'], timeZone: 'Asia/Shanghai' }, viewer, input, now),
    'customer.recent': (viewer, input) => recentCalls(policy, memory, viewer, input),
    'note.save': (viewer, input) => saveNote(policy, memory, viewer, input, now),
    dial: (viewer, input) => dialling.dial(viewer, input, now),
    painted: () => ok({}),
  };
}
