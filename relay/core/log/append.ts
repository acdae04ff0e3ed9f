import { plainIdOf, settleIdentity, type HeldIds, type Settled } from '../identity.ts';
import type { Appended, NewEvent } from '../ports.ts';
import { legSignOf, takenEvent, takenLegs, withSign, type AgentLeg } from '../taken.ts';
import { withheldGroup } from '../visibility.ts';
import { legsOfOneRing } from '../withheld-ring.ts';

/** A phone's part in a call, and when the log heard of it. */
export interface KeptLeg {
  readonly source: string;
  readonly leg: AgentLeg;
  readonly touchedAt: number;
  readonly ringGroup: string | null;
}

/** What a log remembers, as one transaction sees it: whatever it wrote itself is there already. */
export interface LogTables extends HeldIds {
  legsOfCall(source: string, callId: string): readonly AgentLeg[];
  /** Legs of the same ring under other call ids, the latest first, a hundred at most. */
  legsOfRing(source: string, ringGroup: string, exceptCallId: string): readonly AgentLeg[];
  putLeg(kept: KeptLeg): void;
  /** Gives the id to the event that gets the next place. @returns `false` where the log gave it out already */
  claim(id: string, event: NewEvent): boolean;
  /** Gives the event the next place, with what the log itself knows to add to it. @returns the place */
  add(event: NewEvent, id: string): number;
}

/** Writes the events of one push, inside a transaction, and what the relay itself concludes from them. */
export function appendPush(tables: LogTables, events: readonly NewEvent[]): Appended {
  let seq = 0;
  let duplicate = true;
  const seqs: number[] = [];
  for (const event of events) {
    const settled = newIdFor(tables, event);
    if ('held' in settled) {
      seq = settled.held.seq;
      seqs.push(seq);
      continue;
    }
    seq = tables.add(event, settled.newId);
    seqs.push(seq);
    duplicate = false;
    for (const taken of noteLeg(tables, event)) seqs.push(...(appendPush(tables, [taken]).seqs ?? []));
  }
  return { seq, duplicate, seqs: seqs.toSorted((a, b) => a - b) };
}

/** Most events are new, and their plain id is free: to take it is to have asked. */
function newIdFor(tables: LogTables, event: NewEvent): Settled {
  const plain = plainIdOf(event.identity);
  if (tables.claim(plain, event)) return { newId: plain };
  const settled = settleIdentity(event.identity, Date.parse(event.content.receivedAt), tables);
  if ('newId' in settled) tables.claim(settled.newId, event);
  return settled;
}

/** Remembers what the event says of a phone, and finds the colleagues whose phones it silences. */
function noteLeg(tables: LogTables, event: NewEvent): NewEvent[] {
  const said = legSignOf(event);
  if (!said) return [];
  const { source } = event.content;
  const { callId, phone } = said;
  const legs = tables.legsOfCall(source, callId);
  const before = legs.find((leg) => leg.audienceKey === phone.audienceKey);
  const leg = withSign(before ?? { callId, ...phone, alertedAt: null, answeredAt: null, endedAt: null }, said.sign, said.at);
  const ringGroup = event.ringGroup ?? null;
  const named = { ...leg, agentNumber: phone.agentNumber, agentName: phone.agentName ?? leg.agentName };
  tables.putLeg({ source, leg: named, touchedAt: Date.parse(event.content.receivedAt), ringGroup });

  if (said.sign === 'answered' && before && before.answeredAt === leg.answeredAt) return [];
  const ofTheRing = ringGroup === null ? [] : tables.legsOfRing(source, ringGroup, callId);
  const isWithheld = ringGroup?.startsWith(withheldGroup) === true;
  const together = isWithheld ? legsOfOneRing(leg, ofTheRing) : ofTheRing;
  const others = [...legs, ...together].filter((other) => other.audienceKey !== phone.audienceKey);
  // Only with its ring is it clear what a withheld caller's answer silenced, should the ring come late.
  const signs = isWithheld && said.sign === 'alerted' && leg.answeredAt !== null ? (['alerted', 'answered'] as const) : [said.sign];
  return signs.flatMap((sign) => takenLegs(leg, sign, others)).map(({ from, by }) => takenEvent(from, by, event.content));
}
