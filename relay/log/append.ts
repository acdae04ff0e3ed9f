import { crc32 } from 'node:zlib';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { settleIdentity, type HeldId, type HeldIds } from '../core/identity.ts';
import type { Appended, NewEvent } from '../core/ports.ts';
import { legSignOf, takenEvent, takenLegs, withSign, type AgentLeg } from '../core/taken.ts';
import { withheldGroup } from '../core/visibility.ts';
import { legsOfOneRing } from '../core/withheld-ring.ts';
import { indexEvent } from './call-index.ts';
import { noteJourney, withJourney } from './journey.ts';
import type { RecentEvent } from './recent.ts';
import { withRecord } from './records.ts';
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
  const seqs: number[] = [];
  for (const event of events) {
    const settled = settleIdentity(event.identity, Date.parse(event.content.receivedAt), held);
    if ('held' in settled) {
      seq = settled.held.seq;
      seqs.push(seq);
      continue;
    }
    const whole = withRecord(statements, withJourney(statements.journey, event), progress.head + 1);
    seq = insert(statements, progress, whole, settled.newId);
    noteJourney(statements.journey, whole, event.audience, seq);
    seqs.push(seq);
    duplicate = false;
    for (const taken of noteLeg(statements, event)) seqs.push(...(appendPush(statements, progress, [taken]).seqs ?? []));
  }
  return { seq, duplicate, seqs: seqs.toSorted((a, b) => a - b) };
}

function insert(statements: Statements, progress: Progress, event: NewEvent, id: string): number {
  const seq = progress.head + 1;
  const receivedAt = Date.parse(event.content.receivedAt);
  const whole: DanpingEvent = { seq, id, ...event.content };
  const json = JSON.stringify(whole);
  statements.insertEvent.run(seq, receivedAt, crc32(json), json);
  statements.insertId.run(id, seq, receivedAt, event.identity.fingerprint);
  for (const key of event.audience) statements.insertAudience.run(key, seq, receivedAt);
  indexEvent(statements.calls, whole);
  progress.added.push({ event: whole, receivedAt, bytes: Buffer.byteLength(json), audience: event.audience });
  progress.head = seq;
  return seq;
}

/** Remembers what the event says of a phone, and finds the colleagues whose phones it silences. */
function noteLeg(statements: Statements, event: NewEvent): NewEvent[] {
  const said = legSignOf(event);
  if (!said) return [];
  const { source } = event.content;
  const { callId, phone } = said;
  const { audienceKey, agentNumber, agentName } = phone;
  const legs = statements.legsOfCall.all(source, callId).map(legOf);
  const before = legs.find((leg) => leg.audienceKey === audienceKey);
  const leg = withSign(before ?? { callId, ...phone, alertedAt: null, answeredAt: null, endedAt: null }, said.sign, said.at);
  const { alertedAt, answeredAt, endedAt } = leg;
  const ringGroup = event.ringGroup ?? null;
  const touchedAt = Date.parse(event.content.receivedAt);
  statements.putLeg.run(source, callId, audienceKey, agentNumber, agentName ?? leg.agentName, alertedAt, answeredAt, endedAt, touchedAt, ringGroup);

  if (said.sign === 'answered' && before && before.answeredAt === answeredAt) return [];
  const ofTheRing = ringGroup === null ? [] : statements.legsOfRing.all(source, ringGroup, callId).map(legOf);
  const isWithheld = ringGroup?.startsWith(withheldGroup) === true;
  const together = isWithheld ? legsOfOneRing(leg, ofTheRing) : ofTheRing;
  const others = [...legs, ...together].filter((other) => other.audienceKey !== audienceKey);
  // Only with its ring is it clear what a withheld caller's answer silenced, should the ring come late.
  const signs = isWithheld && said.sign === 'alerted' && leg.answeredAt !== null ? (['alerted', 'answered'] as const) : [said.sign];
  return signs.flatMap((sign) => takenLegs(leg, sign, others)).map(({ from, by }) => takenEvent(from, by, event.content));
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
