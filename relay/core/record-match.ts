import { callRecordSchema, type CallOutcome } from '../../src/shared/contract/call-record.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { CallPart } from './call-part.ts';
import type { EventContent } from './ports.ts';

/** What a record says of the call that it belongs to, beside the numbers. */
export interface RecordSigns {
  /** By the cloud's clock; `null` where it sends none. */
  readonly startedAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  readonly receivedAt: EpochMs;
  readonly left: 'answered' | 'unanswered' | 'unknown';
  /** The agent whom it names, if any. */
  readonly agentNumber: string | null;
}

export interface RecordMatch {
  /** Whose parts in the call the record tells of. */
  readonly parts: readonly CallPart[];
  /** How many calls came into question. */
  readonly among: number;
}

/** Clouds tell times in whole seconds, and not all of a call's from one clock. */
const slackMs = 2_000;
/** A record without times follows its call's end within this. */
const nearMs = 5 * 60_000;
/** Pushes may overtake each other by so much. */
const overtakenByMs = 10_000;
/** Of two calls the nearer is the right one only when the other is further off by more than this. */
const apartMs = 5_000;

const unanswered: ReadonlySet<CallOutcome> = new Set(['missed', 'abandoned', 'no-answer', 'failed']);

/** @returns `null` for anything but a record that can be read. */
export function recordSignsOf({ kind, receivedAt, agentNumber, data }: EventContent): RecordSigns | null {
  const record = kind === 'call.record' ? callRecordSchema.safeParse(data['record']) : null;
  if (!record?.success) return null;
  const { outcome, startedAt, answeredAt, endedAt, talkSeconds } = record.data;
  const talked = outcome === 'answered' || outcome === 'transferred' || answeredAt !== null || (talkSeconds ?? 0) > 0;
  return {
    startedAt: msOf(startedAt),
    endedAt: msOf(endedAt),
    receivedAt: Date.parse(receivedAt),
    // What is left on a mailbox is talk, too, and nobody's answer: the outcome comes first.
    left: unanswered.has(outcome) ? 'unanswered' : talked ? 'answered' : 'unknown',
    agentNumber,
  };
}

/** What the record's event says of the match, in its `data`. */
export function tieOf({ parts, among }: RecordMatch) {
  return {
    probableCallIds: [...new Set(parts.map(({ callId }) => callId))],
    probableAgents: parts.flatMap(({ agent }) => (agent ? [{ agentNumber: agent.number, agentName: agent.name }] : [])),
    probableAmong: among,
  };
}

/**
 * Finds the call to which a record under another call id belongs (TEL4VN, "Note": the id of the whole inbound flow), among
 * calls of the same customer over the same trunk. A leg belongs to the flow in whose time it began; without times the call
 * that ended nearest to the record's receipt. The record of an answered call goes to the leg that answered. That of an
 * unanswered one goes to the phones that rang together in vain, once they are silent, and never to one that a colleague's
 * answer silenced. Probable at best: two that are about as near are none.
 *
 * @param parts of calls with the record's customer and trunk, in any order
 */
export function matchRecord(record: RecordSigns, parts: readonly CallPart[]): RecordMatch | null {
  const inReach = parts.filter((part) => isInReach(record, part));
  const answered = inReach.filter((part) => part.answered).map((part) => [part]);
  const calls = record.left === 'unanswered' ? roundsInVain(inReach) : answered;
  const ofTheNamed = calls.filter((call) => record.agentNumber !== null && call.some(({ agent }) => agent?.number === record.agentNumber));
  const likely = endedFirst(ofTheNamed.length > 0 ? ofTheNamed : calls);
  const [nearest, next] = likely.map((call) => ({ call, distanceMs: distanceMs(record, call) })).toSorted((a, b) => a.distanceMs - b.distanceMs);
  if (!nearest || (next && next.distanceMs - nearest.distanceMs <= apartMs)) return null;
  return { parts: nearest.call, among: calls.length };
}

/** Of the call that has the record's own call id: who answered; of an unanswered call everybody whose phone rang. */
export function concernedBy({ left }: RecordSigns, parts: readonly CallPart[]): readonly CallPart[] {
  const answered = parts.filter((part) => part.answered);
  if (left !== 'unanswered') return answered;
  return answered.length === 0 ? parts : [];
}

function isInReach({ startedAt, endedAt, receivedAt }: RecordSigns, part: CallPart): boolean {
  if (startedAt !== null && endedAt !== null && part.beganAt !== null) {
    return part.beganAt >= startedAt - slackMs && part.beganAt <= endedAt + slackMs;
  }
  return part.firstHeardAt <= receivedAt + overtakenByMs && (part.endHeardAt ?? part.lastHeardAt) >= receivedAt - nearMs;
}

/** Phones that rang at the same time, all silent again, and nobody answered. */
function roundsInVain(parts: readonly CallPart[]): CallPart[][] {
  const left = new Set(parts);
  const rounds: CallPart[][] = [];
  for (const first of left) {
    const round = [first];
    left.delete(first);
    for (const part of round) {
      for (const other of left) {
        if (!overlap(part, other)) continue;
        round.push(other);
        left.delete(other);
      }
    }
    rounds.push(round);
  }
  return rounds.filter((round) => round.every((part) => !part.answered && part.endHeardAt !== null));
}

function overlap(a: CallPart, b: CallPart): boolean {
  if (a.beganAt !== null && a.endedAt !== null && b.beganAt !== null && b.endedAt !== null) {
    return a.beganAt <= b.endedAt && b.beganAt <= a.endedAt;
  }
  return a.firstHeardAt <= (b.endHeardAt ?? Infinity) && b.firstHeardAt <= (a.endHeardAt ?? Infinity);
}

/** A record is written when its call is over: one that goes on is meant only where none has ended. */
function endedFirst(calls: readonly (readonly CallPart[])[]): readonly (readonly CallPart[])[] {
  const ended = calls.filter((call) => call.every((part) => part.endHeardAt !== null));
  return ended.length > 0 ? ended : calls;
}

/** How far the call's end lies from the record's, or from its receipt where one of them has no time. */
function distanceMs(record: RecordSigns, call: readonly CallPart[]): number {
  const distances = call.map((part) => {
    if (part.endHeardAt === null) return 0;
    if (record.endedAt !== null && part.endedAt !== null) return Math.abs(part.endedAt - record.endedAt);
    return Math.abs(part.endHeardAt - record.receivedAt);
  });
  return Math.min(...distances);
}

function msOf(iso: string | null): EpochMs | null {
  return iso === null ? null : Date.parse(iso);
}
