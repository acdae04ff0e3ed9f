import type Database from 'better-sqlite3';
import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import {
  connected,
  isJourneyStep,
  joinsByIt,
  journeyLinkOf,
  journeyRefsOf,
  leavesByIt,
  mayContinueJourney,
  mostStepsBefore,
  probableWithinMs,
  type JourneyRef,
} from '../core/journey.ts';
import { endOfStay, isInside, type StaySign } from '../core/conference-stay.ts';
import { JourneySigns } from './journey-signs.ts';
import { withEarlier } from '../core/earlier.ts';
import type { EventContent, NewEvent } from '../core/ports.ts';
import type { AudienceKey } from '../core/viewer.ts';

export type JourneyStatements = ReturnType<typeof prepareJourney>;

export function prepareJourney(db: Database.Database) {
  return {
    signs: new JourneySigns(db, Date.now()),
    steps: db.prepare<[string, string, number], { seq: number }>(
      'SELECT seq FROM journey_step WHERE source = ? AND ref = ? ORDER BY seq DESC LIMIT ?',
    ),
    addStep: db.prepare<[string, string, number]>('INSERT OR IGNORE INTO journey_step (source, ref, seq) VALUES (?, ?, ?)'),
    links: db.prepare<[string, string], { other: string }>('SELECT other FROM journey_link WHERE source = ? AND ref = ?'),
    addLink: db.prepare<[string, string, string, number]>('INSERT OR IGNORE INTO journey_link (source, ref, other, seq) VALUES (?, ?, ?, ?)'),
    members: db.prepare<[string, string], { audience_key: string }>('SELECT audience_key FROM journey_member WHERE source = ? AND ref = ?'),
    addMember: db.prepare<[string, string, string, number]>('INSERT OR IGNORE INTO journey_member (source, ref, audience_key, seq) VALUES (?, ?, ?, ?)'),
    removeMember: db.prepare<[string, string, string]>('DELETE FROM journey_member WHERE source = ? AND ref = ? AND audience_key = ?'),
    callers: db.prepare<[string, number], { source: string; ref: string }>(
      'SELECT source, ref FROM journey_caller WHERE customer_number = ? AND received_at >= ?',
    ),
    addCaller: db.prepare<[string, number, string, string, number]>(
      'INSERT OR IGNORE INTO journey_caller (customer_number, received_at, source, ref, seq) VALUES (?, ?, ?, ?, ?)',
    ),
    // Who answered; as long as nobody has, whose phone rings. A colleague whose phone fell silent sees no more of the call.
    partOfCall: db.prepare<{ source: string; callId: string }, { audience_key: string }>(`
      SELECT audience_key FROM leg WHERE source = @source AND call_id = @callId AND (answered_at IS NOT NULL OR (
        ended_at IS NULL AND NOT EXISTS (
          SELECT 1 FROM leg WHERE source = @source AND call_id = @callId AND answered_at IS NOT NULL)))`),
    isSeenBy: db.prepare<{ key: string; seq: number }, { one: number }>(
      `SELECT 1 AS one FROM audience WHERE audience_key = @key AND seq = @seq
       UNION ALL SELECT 1 FROM journey_told WHERE audience_key = @key AND seq = @seq`,
    ),
    addTold: db.prepare<[string, number]>('INSERT OR IGNORE INTO journey_told (audience_key, seq) VALUES (?, ?)'),
    event: db.prepare<[number], { json: string }>('SELECT json FROM event WHERE seq = ?'),
    // Backwards from the latest; more comings and goings of one phone in one conference are nobody's.
    staySigns: db.prepare<{ key: string; source: string; ref: string }, { json: string }>(`
      SELECT e.json FROM journey_step s JOIN audience a ON a.seq = s.seq AND a.audience_key = @key JOIN event e ON e.seq = s.seq
      WHERE s.source = @source AND s.ref = @ref AND json_extract(e.json, '$.kind') IN ('conference.joined', 'conference.left')
      ORDER BY s.seq DESC LIMIT 200`),
  };
}

/**
 * Lets those who are part of a call see its IVR and conference steps, and gives whoever joins what was logged before
 * (contract, "Socket.IO out": `data.before`). What is only tied by the caller's number comes as `data.probablyBefore`.
 */
export function withJourney(statements: JourneyStatements, event: NewEvent): NewEvent {
  const { content } = event;
  const step = isJourneyStep(content);
  if (!step && !joinsByIt(content)) return event;
  if (!step && !mayHaveJourney(statements.signs, content)) return event;
  const group = groupOf(statements, content);
  const audience = step ? [...new Set([...event.audience, ...group.flatMap((ref) => membersOf(statements, content.source, ref))])] : event.audience;
  if (audience.length === 0) return { ...event, audience };

  const leftAt = leftAlready(statements, event);
  const certain = joinsByIt(content) ? unseenSteps(statements, content.source, group, audience).filter((seq) => seq < leftAt) : [];
  const probable = probableSteps(statements, content, audience);
  // What is left out is not made up for later, so that nobody gets steps in another order.
  for (const seq of [...certain, ...probable]) for (const key of audience) statements.addTold.run(key, seq);
  const before = eventsAt(statements, certain.slice(-mostStepsBefore));
  const probablyBefore = eventsAt(statements, probable.slice(-mostStepsBefore));
  const isCut = certain.length > mostStepsBefore || probable.length > mostStepsBefore;
  return { ...event, content: withEarlier(content, { before, probablyBefore, isCut }), audience };
}

/** Remembers what the event adds to the journeys, once it has its place in the log. */
export function noteJourney(statements: JourneyStatements, { content }: NewEvent, own: readonly AudienceKey[], seq: number): void {
  const { source } = content;
  if (!isJourneyStep(content)) return;
  const refs = journeyRefsOf(content);
  for (const ref of refs) statements.addStep.run(source, ref, seq);
  statements.signs.noteStep(source);
  const link = journeyLinkOf(content);
  if (link) {
    statements.addLink.run(source, link.from, link.to, seq);
    statements.addLink.run(source, link.to, link.from, seq);
  }
  if (joinsByIt(content) || leavesByIt(content)) {
    for (const key of own) {
      const inside = isInside([...staySigns(statements, content, key), { seq, content }]);
      for (const ref of refs) {
        if (inside) statements.addMember.run(source, ref, key, seq);
        else statements.removeMember.run(source, ref, key);
      }
    }
  }
  const [ref] = refs;
  if (ref && content.customerNumber !== null && content.kind === 'ivr.started') {
    const receivedAt = Date.parse(content.receivedAt);
    statements.addCaller.run(content.customerNumber, receivedAt, source, ref, seq);
    statements.signs.noteCaller(receivedAt);
  }
}

function mayHaveJourney(signs: JourneySigns, content: EventContent): boolean {
  return signs.mayHaveSteps(content.source) || (mayContinueJourney(content) && signs.mayContinue(Date.parse(content.receivedAt)));
}

/** The place of the going that a late coming belongs to: what was logged after it is not the agent's. */
function leftAlready(statements: JourneyStatements, { content, audience }: NewEvent): number {
  const [key] = audience;
  if (content.kind !== 'conference.joined' || key === undefined) return Infinity;
  return endOfStay({ seq: Infinity, content }, staySigns(statements, content, key)) ?? Infinity;
}

function staySigns(statements: JourneyStatements, content: EventContent, key: AudienceKey): StaySign[] {
  const { source, agentNumber } = content;
  const ref = journeyRefsOf(content).find((one) => one.startsWith('conference:'));
  if (ref === undefined) return [];
  const events = statements.staySigns.all({ key, source, ref }).map(({ json }): DanpingEvent => JSON.parse(json));
  return events.filter((event) => event.agentNumber === agentNumber).map(({ seq, ...rest }) => ({ seq, content: rest }));
}

function groupOf(statements: JourneyStatements, content: EventContent): readonly JourneyRef[] {
  const link = journeyLinkOf(content);
  return connected(journeyRefsOf(content), (ref) => [
    ...(link && link.from === ref ? [link.to] : []),
    ...(link && link.to === ref ? [link.from] : []),
    ...statements.links.all(content.source, ref).map(({ other }) => other).filter(isRef),
  ]);
}

function isRef(text: string): text is JourneyRef {
  return text.startsWith('call:') || text.startsWith('conference:');
}

function membersOf(statements: JourneyStatements, source: string, ref: JourneyRef): readonly AudienceKey[] {
  const joined = statements.members.all(source, ref);
  const legs = ref.startsWith('call:') ? statements.partOfCall.all({ source, callId: ref.slice('call:'.length) }) : [];
  return [...joined, ...legs].map((row) => row.audience_key);
}

/** The group's steps that somebody in the audience has not been sent yet, oldest first; of each part of it the latest. */
function unseenSteps(statements: JourneyStatements, source: string, group: readonly JourneyRef[], audience: readonly AudienceKey[]): number[] {
  const seqs = new Set(group.flatMap((ref) => statements.steps.all(source, ref, mostStepsBefore + 1).map(({ seq }) => seq)));
  return [...seqs].filter((seq) => audience.some((key) => statements.isSeenBy.get({ key, seq }) === undefined)).toSorted((a, b) => a - b);
}

function probableSteps(statements: JourneyStatements, content: EventContent, audience: readonly AudienceKey[]): number[] {
  if (content.customerNumber === null || !mayContinueJourney(content)) return [];
  const since = Date.parse(content.receivedAt) - probableWithinMs;
  const seqs = statements.callers
    .all(content.customerNumber, since)
    .flatMap(({ source, ref }) => (isRef(ref) ? unseenSteps(statements, source, [ref], audience) : []));
  return [...new Set(seqs)].toSorted((a, b) => a - b);
}

function eventsAt(statements: JourneyStatements, seqs: readonly number[]): DanpingEvent[] {
  return seqs.flatMap((seq) => {
    const row = statements.event.get(seq);
    // Written by this log from an event; what stands there is one.
    return row ? [JSON.parse(row.json) as DanpingEvent] : [];
  });
}
