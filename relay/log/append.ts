import { crc32 } from 'node:zlib';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import type { HeldId } from '../core/identity.ts';
import { appendPush as appendTo, type LogTables } from '../core/log/append.ts';
import type { Progress } from '../core/log/keeper.ts';
import type { Appended, NewEvent } from '../core/ports.ts';
import type { AgentLeg } from '../core/taken.ts';
import { indexEvent } from './call-index.ts';
import { noteJourney, withJourney } from './journey.ts';
import { withRecord } from './records.ts';
import type { IdRow, LegRow, Statements } from './statements.ts';

/** Writes the events of one push, inside a transaction, and what the relay itself concludes from them. */
export function appendPush(statements: Statements, progress: Progress, events: readonly NewEvent[]): Appended {
  return appendTo(tablesIn(statements, progress), events);
}

function tablesIn(statements: Statements, progress: Progress): LogTables {
  return {
    find: (id) => heldOf(statements.findId.get(id)),
    findBetween: (first, last) => statements.findIdsBetween.all(first, last).map(toHeld),
    legsOfCall: (source, callId) => statements.legsOfCall.all(source, callId).map(legOf),
    legsOfRing: (source, ringGroup, exceptCallId) => statements.legsOfRing.all(source, ringGroup, exceptCallId).map(legOf),
    putLeg: ({ source, leg, touchedAt, ringGroup }) => {
      const { callId, audienceKey, agentNumber, agentName, alertedAt, answeredAt, endedAt } = leg;
      statements.putLeg.run(source, callId, audienceKey, agentNumber, agentName, alertedAt, answeredAt, endedAt, touchedAt, ringGroup);
    },
    claim: (id, { content, identity }) => statements.claimId.run(id, progress.head + 1, Date.parse(content.receivedAt), identity.fingerprint).changes === 1,
    add: (event, id) => {
      const whole = withRecord(statements, withJourney(statements.journey, event), progress.head + 1);
      const seq = insert(statements, progress, whole, id);
      noteJourney(statements.journey, whole, event.audience, seq);
      return seq;
    },
  };
}

function insert(statements: Statements, progress: Progress, event: NewEvent, id: string): number {
  const seq = progress.head + 1;
  const receivedAt = Date.parse(event.content.receivedAt);
  const whole: DanpingEvent = { seq, id, ...event.content };
  const json = JSON.stringify(whole);
  statements.insertEvent.run(seq, receivedAt, crc32(json), json, JSON.stringify(event.audience));
  for (const key of event.audience) statements.insertAudience.run(key, seq, receivedAt);
  indexEvent(statements.calls, whole);
  progress.added.push({ event: whole, receivedAt, json, bytes: Buffer.byteLength(json), audience: event.audience });
  progress.head = seq;
  return seq;
}

function legOf(row: LegRow): AgentLeg {
  return {
    callId: row.call_id,
    audienceKey: row.audience_key,
    agentNumber: row.agent_number,
    agentName: row.agent_name,
    alertedAt: row.alerted_at,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
  };
}

function heldOf(row: IdRow | undefined): HeldId | undefined {
  return row && toHeld(row);
}

function toHeld(row: IdRow): HeldId {
  return { id: row.id, seq: row.seq, receivedAt: row.received_at, fingerprint: row.fingerprint };
}
