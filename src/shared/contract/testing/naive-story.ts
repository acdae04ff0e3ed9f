import { agentStatusDataSchema } from '../agent-status.ts';
import { callRecordSchema } from '../call-record.ts';
import type { DanpingEvent } from '../event.ts';
import type { CallStory } from '../story.ts';
import { naiveCall } from './naive-call.ts';
import { instantOf } from './naive-order.ts';

interface Known {
  readonly event: DanpingEvent;
  readonly isProbable: boolean;
}

/** The story by the words of docs/protocol.md, "The call's story": each part looked for anew among all that is known. */
export function naiveStory(given: readonly DanpingEvent[]): CallStory {
  const known = everythingKnown(given);
  const call = naiveCall(known.filter(({ isProbable }) => !isProbable).map(({ event }) => event));
  const guesses = known.filter(({ event, isProbable }) => isProbable && event.kind === 'call.record' && callRecordSchema.safeParse(event.data['record']).success);
  const guess = callRecordSchema.safeParse(guesses.toSorted(byTime).at(-1)?.event.data['record']).data ?? null;
  const record = call?.record ?? guess;
  const ivrEvents = known.filter(({ event }) => event.kind.startsWith('ivr.')).toSorted(byTime);
  const steps = ivrEvents.map(({ event, isProbable }) => ({
    kind: event.kind as `ivr.${string}` & DanpingEvent['kind'],
    callId: event.callId,
    startedAt: timeIn(event, 'begin_time'),
    at: instantOf(event),
    keys: wordIn(event, 'keys') ?? wordIn(event, 'key'),
    recording: wordIn(event, 'record_files'),
    error: wordIn(event, 'error'),
    isProbable,
  }));
  const begun = ivrEvents.find(({ event }) => event.kind === 'ivr.started');
  const waited = record !== null && (record.queueJoinedAt !== null || (record.waitSeconds ?? 0) > 0);
  return {
    call,
    ivr: { name: record?.ivrName ?? null, enteredAt: record?.ivrEnteredAt ? Date.parse(record.ivrEnteredAt) : begun ? instantOf(begun.event) : null, steps },
    keys: steps.map(({ keys }) => keys).filter((keys) => keys !== null),
    queue:
      (call?.queueName ?? record?.queueName ?? waited)
        ? { name: call?.queueName ?? record?.queueName ?? null, joinedAt: record?.queueJoinedAt ? Date.parse(record.queueJoinedAt) : null, waitSeconds: record?.waitSeconds ?? null }
        : null,
    legs: call?.legs ?? [],
    talks: (call?.legs ?? [])
      .filter((leg) => leg.answeredAt !== null)
      .map((leg) => ({ agentNumber: leg.agentNumber, agentName: leg.agentName, from: leg.answeredAt ?? 0, until: leg.endedAt })),
    pauses: naivePauses(known, call?.endedAt ?? null),
    transfer: { fromCallId: record?.continuesCallId ?? null, passedOn: record?.outcome === 'transferred' },
    relatedCallIds: call?.relatedCallIds ?? [],
    conferences: naiveConferences(known),
    voicemailUrl: record?.voicemailUrl ?? null,
    satisfaction: record?.satisfaction ?? null,
    billedLegs: record?.billedLegs ?? [],
    hungUpBy: record?.hungUpBy ?? null,
    takenBy: call?.takenBy ?? null,
    record,
    recordIsProbable: !call?.record && guess !== null,
  };
}

function everythingKnown(given: readonly DanpingEvent[]): readonly Known[] {
  const inside = (field: string, isProbable: boolean): Known[] =>
    given.flatMap((event) => (Array.isArray(event.data[field]) ? (event.data[field] as DanpingEvent[]) : [])).map((event) => ({ event, isProbable }));
  const certain = [...given.map((event) => ({ event, isProbable: false })), ...inside('before', false)];
  const all = [...certain, ...inside('probablyBefore', true)];
  return all.filter((one, index) => all.findIndex((other) => other.event.id === one.event.id) === index);
}

/** A pause begins with the first of equal statuses in a row and ends with the agent's next other status, or with the call. */
function naivePauses(known: readonly Known[], endedAt: number | null): CallStory['pauses'] {
  const said = known
    .filter(({ event }) => event.kind === 'agent.status' && agentStatusDataSchema.safeParse(event.data).success)
    .toSorted(byTime)
    .map(({ event }) => ({ agent: event.agentNumber, status: agentStatusDataSchema.parse(event.data).status, at: instantOf(event) }));
  const pauses = said.flatMap(({ agent, status, at }, index) => {
    if (status !== 'held' && status !== 'muted') return [];
    if (said.slice(0, index).findLast((one) => one.agent === agent)?.status === status) return [];
    const next = said.slice(index + 1).find((one) => one.agent === agent && one.status !== status);
    return [{ sort: status, agentNumber: agent, from: at, until: next?.at ?? (endedAt === null ? null : Math.max(endedAt, at)) }];
  });
  const name = (pause: (typeof pauses)[number]): string => JSON.stringify([pause.agentNumber, pause.sort, pause.until]);
  return pauses.toSorted((a, b) => a.from - b.from || name(a).localeCompare(name(b), 'en'));
}

function naiveConferences(known: readonly Known[]): CallStory['conferences'] {
  const its = known.map(({ event }) => event).filter(({ kind }) => kind.startsWith('conference.'));
  const ids = [...new Set(its.map((event) => wordIn(event, 'conferenceId')))].filter((id) => id !== null).toSorted();
  return ids.map((conferenceId) => {
    const events = its.filter((event) => event.data['conferenceId'] === conferenceId).toSorted((a, b) => byTime({ event: a }, { event: b }));
    const created = events.find(({ kind }) => kind === 'conference.created');
    const ended = events.findLast(({ kind }) => kind === 'conference.ended');
    const moves = events.filter(({ kind }) => kind === 'conference.joined' || kind === 'conference.left');
    const joinedAt = (event: DanpingEvent): number | null => (event.kind === 'conference.joined' ? instantOf(event) : timeIn(event, 'join_time'));
    const sameStay = (a: DanpingEvent, b: DanpingEvent): boolean => a.callId === b.callId && wordIn(a, 'partUri') === wordIn(b, 'partUri') && joinedAt(a) === joinedAt(b);
    const members = moves
      .filter((event, index) => moves.findIndex((other) => sameStay(event, other)) === index)
      .map((event) => {
        const stay = moves.filter((other) => sameStay(event, other));
        const left = stay.findLast(({ kind }) => kind === 'conference.left');
        return {
          callId: event.callId,
          partUri: wordIn(event, 'partUri'),
          agentNumber: stay.find((one) => one.agentNumber !== null)?.agentNumber ?? null,
          joinedAt: joinedAt(event),
          leftAt: left ? instantOf(left) : null,
        };
      });
    return {
      conferenceId,
      createdAt: created ? instantOf(created) : ended ? timeIn(ended, 'begin_time') : null,
      endedAt: ended ? instantOf(ended) : null,
      error: ended ? wordIn(ended, 'error') : null,
      members: members.toSorted((a, b) => (a.joinedAt ?? a.leftAt ?? 0) - (b.joinedAt ?? b.leftAt ?? 0) || (JSON.stringify([a.callId, a.partUri]) < JSON.stringify([b.callId, b.partUri]) ? -1 : 1)),
      recordings: events.filter(({ kind }) => kind === 'conference.record_end').map((event) => ({ startedAt: timeIn(event, 'begin_time'), endedAt: instantOf(event) })),
    };
  });
}

function byTime(a: { readonly event: DanpingEvent }, b: { readonly event: DanpingEvent }): number {
  return instantOf(a.event) - instantOf(b.event) || a.event.seq - b.event.seq;
}

function wordIn(event: DanpingEvent, field: string): string | null {
  const value = event.data[field];
  return typeof value === 'string' && value !== '' ? value : null;
}

function timeIn(event: DanpingEvent, field: string): number | null {
  const at = Date.parse(wordIn(event, field) ?? '');
  return Number.isNaN(at) ? null : at;
}
