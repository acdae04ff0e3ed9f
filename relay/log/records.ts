import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { partStepOf, withStep, type CallPart } from '../core/call-part.ts';
import { withEarlier } from '../core/earlier.ts';
import type { NewEvent } from '../core/ports.ts';
import { concernedBy, matchRecord, recordSignsOf, tieOf, type RecordMatch, type RecordSigns } from '../core/record-match.ts';
import type { AudienceKey } from '../core/viewer.ts';
import { tellsOneCustomer } from '../core/withheld-ring.ts';
import { readAt } from './read.ts';
import type { PartRow, RecordStatements } from './record-statements.ts';
import type { Statements } from './statements.ts';

/**
 * Ties records and calls of a cloud whose records may have a call id of their own (docs/protocol.md, "Records under another
 * call id"). A record gets the calls that are probably its own; the agents whose calls they are see it. One that came before
 * its call was understood comes with the step that settles it: in `data.before` where it has the step's call id, else in
 * `data.probablyBefore`.
 *
 * @param seq the place that the event is about to get
 */
export function withRecord(statements: Statements, event: NewEvent, seq: number): NewEvent {
  const { content, ringGroup } = event;
  if (!ringGroup || content.callId === null || !tellsOneCustomer(content.customerNumber)) return event;
  const signs = recordSignsOf(content);
  if (signs) return withCalls(statements.records, event, { ringGroup, callId: content.callId, signs, seq });
  return notePart(statements.records, event, ringGroup) ? withEarlierRecords(statements, event, ringGroup) : event;
}

interface Untied {
  readonly ringGroup: string;
  readonly callId: string;
  readonly signs: RecordSigns;
  readonly seq: number;
}

function withCalls(records: RecordStatements, event: NewEvent, { ringGroup, callId, signs, seq }: Untied): NewEvent {
  const { content, audience } = event;
  const { source } = content;
  const known = records.partsOfCall.all(source, callId).map(partOf);
  if (known.length > 0) {
    const certain = audience.length > 0 ? audience : keysOf(concernedBy(signs, known));
    if (certain.length === 0) records.wait.run(source, ringGroup, seq);
    return { ...event, audience: certain };
  }
  const match = tiedBefore(records, source, callId) ?? matchRecord(signs, records.partsOfRing.all(source, ringGroup).map(partOf));
  if (!match) {
    records.wait.run(source, ringGroup, seq);
    return event;
  }
  keepTie(records, source, callId, match, seq);
  return { ...event, content: { ...content, data: { ...content.data, ...tieOf(match) } }, audience: [...new Set([...audience, ...keysOf(match.parts)])] };
}

/** The step with the records that waited for it. */
function withEarlierRecords(statements: Statements, event: NewEvent, ringGroup: string): NewEvent {
  const { records, journey } = statements;
  const { source, callId } = event.content;
  const [own] = event.audience;
  if (own === undefined) return event;
  const before: DanpingEvent[] = [];
  const probablyBefore: DanpingEvent[] = [];
  for (const { seq } of records.waiting.all(source, ringGroup)) {
    const record = readAt(statements, seq);
    const signs = record && recordSignsOf(record);
    if (!record || !signs || record.callId === null) continue;
    if (record.callId === callId) {
      const isConcerned = keysOf(concernedBy(signs, records.partsOfCall.all(source, callId).map(partOf))).includes(own);
      if (!isConcerned || journey.isSeenBy.get({ key: own, seq })) continue;
      before.unshift(record);
    } else {
      const match = matchRecord(signs, records.partsOfRing.all(source, ringGroup).map(partOf));
      if (!match?.parts.some((part) => part.callId === callId && part.agent?.audienceKey === own)) continue;
      probablyBefore.unshift({ ...record, data: { ...record.data, ...tieOf(match) } });
      keepTie(records, source, record.callId, match, seq);
      records.waitNoMore.run(source, ringGroup, seq);
    }
    journey.addTold.run(own, seq);
  }
  return { ...event, content: withEarlier(event.content, { before, probablyBefore }) };
}

/** @returns whether the event is a step of somebody's phone. */
function notePart(records: RecordStatements, { content, audience }: NewEvent, ringGroup: string): boolean {
  const step = partStepOf(content, audience);
  if (!step) return false;
  const { source } = content;
  const held = records.part.get(source, step.callId, step.party);
  const part = withStep(held && partOf(held), step);
  records.putPart.run({
    source,
    ring_group: ringGroup,
    call_id: part.callId,
    party: part.party,
    agent_number: part.agent?.number ?? null,
    agent_name: part.agent?.name ?? null,
    answered: part.answered ? 1 : 0,
    began_at: part.beganAt,
    ended_at: part.endedAt,
    first_heard_at: part.firstHeardAt,
    last_heard_at: part.lastHeardAt,
    end_heard_at: part.endHeardAt,
  });
  return true;
}

function partOf(row: PartRow): CallPart {
  return {
    callId: row.call_id,
    party: row.party,
    agent: row.agent_number === null ? null : { audienceKey: row.party, number: row.agent_number, name: row.agent_name },
    answered: row.answered === 1,
    beganAt: row.began_at,
    endedAt: row.ended_at,
    firstHeardAt: row.first_heard_at,
    lastHeardAt: row.last_heard_at,
    endHeardAt: row.end_heard_at,
  };
}

function tiedBefore(records: RecordStatements, source: string, callId: string): RecordMatch | null {
  const rows = records.tied.all(source, callId);
  return rows[0] ? { parts: rows.map(partOf), among: rows[0].among } : null;
}

function keepTie(records: RecordStatements, source: string, callId: string, { parts, among }: RecordMatch, seq: number): void {
  for (const part of parts) records.tie.run(source, callId, part.callId, part.party, among, seq);
}

function keysOf(parts: readonly CallPart[]): readonly AudienceKey[] {
  return parts.flatMap(({ agent }) => agent?.audienceKey ?? []);
}
