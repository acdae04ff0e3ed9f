import { crc32 } from 'node:zlib';
import type { CallMemory, KeptNote, NewNote, RememberedCall } from '../core/desk/ports.ts';
import { customerKeyOf } from '../core/customer-key.ts';
import { notYourCall } from '../core/desk/refusals.ts';
import type { AudienceKey } from '../core/viewer.ts';
import { ok, type Result } from '../../src/shared/result.ts';
import type { NoteRow } from './call-index.ts';
import type { SqliteEventLog } from './event-log.ts';
import { readAt } from './read.ts';
import type { Statements } from './statements.ts';

/** No real call has more; the latest tell how it ended. */
const mostEventsOfCall = 200;

/** What the log remembers of calls, by customer and by call. */
export class LogCallMemory implements CallMemory {
  readonly #log: Pick<SqliteEventLog, 'read' | 'write'>;

  constructor(log: Pick<SqliteEventLog, 'read' | 'write'>) {
    this.#log = log;
  }

  hasMet(audienceKey: AudienceKey, customerNumber: string): Result<boolean> {
    return this.#log.read(({ calls }) => calls.isMetBy.get({ customerKey: customerKeyOf(customerNumber), audienceKey }) !== undefined);
  }

  callsWith(customerNumber: string, limit: number): Result<readonly RememberedCall[]> {
    return this.#log.read((statements) =>
      statements.calls.callsOfCustomer
        .all(customerKeyOf(customerNumber), limit)
        .map(({ call_id: callId, source }) => callOf(statements, callId, source)),
    );
  }

  async keepNote(note: NewNote): Promise<Result<boolean>> {
    const kept = await this.#log.write(({ calls }) => {
      const call = calls.seenCall.get(note.audienceKey, note.callId);
      if (!call) return null;
      const { callId, audienceKey, agentNumber, agentName, disposition, savedAt } = note;
      return calls.putNote.run(callId, call.source, audienceKey, agentNumber, agentName, note.note, disposition, savedAt, call.seq, noteSum(callId, note)).changes > 0;
    });
    if (!kept.ok) return kept;
    return kept.value === null ? notYourCall() : ok(kept.value);
  }

  /** Takes away what colleagues wrote about a customer. @returns how many notes there were. Fails like the log's append. */
  eraseNotes(customerNumber: string): Promise<Result<number>> {
    return this.#log.write(({ calls }) => calls.eraseNotesOfCustomer.run(customerKeyOf(customerNumber)).changes);
  }
}

function callOf(statements: Statements, callId: string, source: string): RememberedCall {
  const seqs = statements.calls.latestSeqsOfCall.all(callId, source, mostEventsOfCall);
  return {
    callId,
    source,
    events: seqs.flatMap((seq) => readAt(statements, seq) ?? []),
    notes: statements.calls.notesOfCall
      .all(callId, source)
      .map((row) => ({ note: noteOf(row), checksum: row.checksum }))
      .filter(({ note, checksum }) => checksum === null || checksum === noteSum(callId, note))
      .map(({ note }) => note),
  };
}

function noteOf(row: NoteRow): KeptNote {
  return {
    audienceKey: row.audience_key,
    agentNumber: row.agent_number,
    agentName: row.agent_name,
    note: row.note,
    disposition: row.disposition,
    savedAt: row.saved_at,
  };
}

/** SQLite does not see a flipped byte inside a text: a note that is no longer what its writer wrote is not shown. */
function noteSum(callId: string, { audienceKey, agentNumber, agentName, note, disposition, savedAt }: KeptNote): number {
  return crc32(JSON.stringify([callId, audienceKey, agentNumber, agentName, note, disposition, savedAt]));
}
