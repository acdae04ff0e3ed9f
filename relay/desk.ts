import { fail, ok, type Result } from '../src/shared/result.ts';
import type { DirectorySnapshot } from './auth/snapshot.ts';
import { DialLines } from './clouds/dial/dial-line.ts';
import { agentDay, type WhoseDay } from './core/desk/agent-day.ts';
import { DialDesk } from './core/desk/dial.ts';
import type { DialLine } from './core/desk/ports.ts';
import { recentCalls } from './core/desk/recent-calls.ts';
import { notAllowed } from './core/desk/refusals.ts';
import { saveNote } from './core/desk/save-note.ts';
import { audienceKeyOf } from './core/viewer.ts';
import { homeDialect } from './core/visibility.ts';
import { LogAgentDays } from './log/agent-days.ts';
import { LogCallMemory } from './log/call-memory.ts';
import type { SqliteEventLog } from './log/event-log.ts';
import type { SocketParts } from './socket/server.ts';

export interface DeskParts {
  readonly log: SqliteEventLog;
  readonly directory: () => DirectorySnapshot;
  readonly onPainted: (agentNumber: string | null, milliseconds: number, callId: string) => void;
  readonly onDialled: (agentNumber: string, source: string, outcome: string) => void;
  readonly onMistake: (ask: string, error: unknown) => void;
}

/** Answers what desks ask: rules from the directory, memory from the log, lines from the clouds. */
export function openDesk({ log, directory, onPainted, onDialled, onMistake }: DeskParts): Pick<SocketParts, 'rulesFor' | 'asks'> {
  const memory = new LogCallMemory(log);
  const days = new LogAgentDays(log);
  const lines = new DialLines();
  const dialling = new DialDesk({ lineOf: (agentNumber) => lineOf(directory(), lines, agentNumber), onDialled });
  return {
    rulesFor: (viewer) => {
      const { shareHistory, shareNotes, dispositions } = directory().desk;
      return { shareHistory, shareNotes, canDial: dialling.canDial(viewer), dispositions: [...dispositions] };
    },
    asks: {
      answers: {
        'agent.day': (viewer, input) => agentDay(days, whoseDay(directory(), input.agentNumber), viewer, input, Date.now()),
        'customer.recent': (viewer, input) => recentCalls(directory().desk, memory, viewer, input),
        'note.save': (viewer, input) => saveNote(directory().desk, memory, viewer, input, Date.now()),
        dial: (viewer, input) => dialling.dial(viewer, input, Date.now()),
        painted: (viewer, { callId, milliseconds }) => {
          onPainted(viewer.role === 'agent' ? viewer.agentNumber : null, milliseconds, callId);
          return ok({});
        },
      },
      now: Date.now,
      onMistake,
    },
  };
}

function lineOf(directory: DirectorySnapshot, lines: DialLines, agentNumber: string): Result<DialLine> {
  const { dial } = directory.desk;
  if (dial === null) return notAllowed('desks to dial', 'dial=SOURCE');
  const source = directory.source(dial);
  if (!source) return fail('dial-not-ready', `The source ${dial}, which places calls, is not there any more.`, 'The administrator names another with "desk set dial=SOURCE".');
  const extension = directory.extensionOf(dial, agentNumber);
  if (extension === undefined) {
    return fail('no-extension', `The source ${dial} knows no phone of yours.`, `The administrator adds it with "agent add ${agentNumber} --also ${dial}:EXTENSION".`);
  }
  return lines.through(source, { agentNumber, extension });
}

/** An agent that nobody has enrolled may be of any source that gives out Danping's own numbers. */
function whoseDay(directory: DirectorySnapshot, agentNumber: string): WhoseDay {
  const home = directory.sources.filter(({ dialect }) => dialect === homeDialect);
  const own = directory.enrolled.find(({ number }) => number === agentNumber)?.audienceKey;
  const keys = new Set([...(own === undefined ? [] : [own]), ...home.map(({ id }) => audienceKeyOf(id, agentNumber))]);
  const source = home.find(({ id }) => own === undefined || own === audienceKeyOf(id, agentNumber)) ?? home[0];
  return { keys: [...keys], timeZone: source?.timeZone ?? 'UTC' };
}
