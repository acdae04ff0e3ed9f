import { crc32 } from 'node:zlib';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { settleIdentity, type HeldId, type HeldIds } from '../core/identity.ts';
import type { Appended, NewEvent } from '../core/ports.ts';
import { legSignOf, takenEvent, takenLegs, withSign, type AgentLeg } from '../core/taken.ts';
import type { AudienceKey } from '../core/viewer.ts';
import { noteJourney, withJourney } from './journey.ts';
import type { RecentEvent } from './recent.ts';
import type { IdRow, LegRow, Statements } from './statements.ts';

/** What one transaction has added so far. */
export interface Progress {
  head: number;
  readonly added: RecentEvent[];
}

/** Writes the events of one push, inside a transaction, and what the relay itself concludes from them. */
export function appendPush(statements: Statements, progress: Progress, events: readonly NewEvent[]): Appended {
  const held = heldIds(statements);
  let seq = 0;
  let duplicate = true;
  for (const event of events) {
    const settled = settleIdentity(event.identity, Date.parse(event.content.receivedAt), held);
    if ('held' in settled) {
      seq = settled.held.seq;
      continue;
    }
    const whole = withJourney(statements.journey, event);
    seq = insert(statements, progress, whole, settled.newId);
    noteJourney(statements.journey, whole, event.audience, seq);
    duplicate = false;
    for (const taken of noteLeg(statements, event)) appendPush(statements, progress, [taken]);
  }
  return { seq, duplicate };
}

function insert(statements: Statements, progress: Progress, event: NewEvent, id: string): number {
  const seq = progress.head + 1;
  const receivedAt = Date.parse(event.content.receivedAt);
  const whole: DanpingEvent = { seq, id, ...event.content };
  const json = JSON.stringify(whole);
  statements.insertEvent.run(seq, receivedAt, crc32(json), json);
  statements.insertId.run(id, seq, receivedAt, event.identity.fingerprint);
  for (const key of event.audience) statements.insertAudience.run(key, seq, receivedAt);
  progress.added.push({ event: whole, receivedAt, bytes: Buffer.byteLength(json), audience: event.audience });
  progress.head = seq;
  return seq;
}

/** Remembers what the event says of a phone, and finds the colleagues whose phones it silences. */
function noteLeg(statements: Statements, event: NewEvent): NewEvent[] {
  const said = legSignOf(event);
  const { source, callId, agentNumber, agentName } = event.content;
  const audienceKey = event.audience[0];
  if (!said || callId === null || agentNumber === null || audienceKey === undefined) return [];

  const legs = statements.legsOfCall.all(source, callId).map(legOf);
  const before = legs.find((leg) => leg.audienceKey === audienceKey);
  const leg = withSign(before ?? newLeg(callId, audienceKey, agentNumber, agentName), said.sign, said.at);
  const { alertedAt, answeredAt, endedAt } = leg;
  const ringGroup = event.ringGroup ?? null;
  const touchedAt = Date.parse(event.content.receivedAt);
  statements.putLeg.run(source, callId, audienceKey, agentNumber, agentName ?? leg.agentName, alertedAt, answeredAt, endedAt, touchedAt, ringGroup);

  if (said.sign === 'answered' && before && before.answeredAt === answeredAt) return [];
  const ofTheRing = ringGroup === null ? [] : statements.legsOfRing.all(source, ringGroup, callId).map(legOf);
  const others = [...legs, ...ofTheRing].filter((other) => other.audienceKey !== audienceKey);
  return takenLegs(leg, said.sign, others).map(({ from, by }) => takenEvent(from, by, event.content));
}

function newLeg(callId: string, audienceKey: AudienceKey, agentNumber: string, agentName: string | null): AgentLeg {
  return { callId, audienceKey, agentNumber, agentName, alertedAt: null, answeredAt: null, endedAt: null };
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

function heldIds(statements: Statements): HeldIds {
  return {
    find: (id) => heldOf(statements.findId.get(id)),
    findBetween: (first, last) => statements.findIdsBetween.all(first, last).map(toHeld),
  };
}

function heldOf(row: IdRow | undefined): HeldId | undefined {
  return row && toHeld(row);
}

function toHeld(row: IdRow): HeldId {
  return { id: row.id, seq: row.seq, receivedAt: row.received_at, fingerprint: row.fingerprint };
}
