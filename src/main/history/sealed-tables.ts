import type { Database } from 'better-sqlite3';
import { RowSeal } from './seal.ts';

/** The event as it came: whatever else the row says follows from it. */
export const eventSeal = new RowSeal('events', ['body']);
export const eventColumns = ['id', 'seq', 'call_id', 'super_id', 'kind', 'received_at', 'body', 'checksum'] as const;

/** Everything by which a call is shown, ordered, filtered and found; not what only says how far the index is. */
export const callSeal = new RowSeal('calls', [
  'key',
  'call_id',
  'started_at',
  'first_received_at',
  'last_received_at',
  'state',
  'direction',
  'outcome',
  'customer_key',
  'customer_tail',
  'agent_number',
  'queue_name',
  'has_recording',
  'has_note',
  'missed',
  'painted_after_ms',
  'search_text',
  'body',
]);

export const cursorSeal = new RowSeal('cursor', ['epoch', 'seq']);
/** Whether the relay has the note changes without it. */
export const wrapUpSeal = new RowSeal('desk.wrap_up', ['call_id', 'note', 'disposition', 'disposition_words', 'call_back_at', 'saved_at']);
export const missedDoneSeal = new RowSeal('desk.missed_done', ['call_id', 'done_at']);
export const contactSeal = new RowSeal('desk.contacts', ['id', 'name', 'company', 'note', 'sort_key', 'search_text', 'updated_at']);
export const contactNumberSeal = new RowSeal('desk.contact_numbers', ['contact_id', 'position', 'typed', 'number_key', 'tail']);

export const deskSeals: readonly RowSeal<string>[] = [wrapUpSeal, missedDoneSeal, contactSeal, contactNumberSeal];

/** Whether a history of an older schema still has rows without checksum (seal-old-rows.ts). */
export function hasUnsealed(database: Database, table: 'events' | 'calls'): boolean {
  const care = database.prepare<[], { sealed_to: number | null }>(`SELECT ${table}_sealed_to AS sealed_to FROM care`).get();
  return care !== undefined && care.sealed_to !== null;
}
