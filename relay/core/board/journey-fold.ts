import type { JourneyName, JourneyWire } from '../../../src/shared/contract/board.ts';
import type { DanpingEvent } from '../../../src/shared/contract/event.ts';
import { foldStory } from '../../../src/shared/contract/story.ts';
import type { Conference } from '../../../src/shared/contract/story/conferences.ts';
import { momentsOf } from '../../../src/shared/contract/story/moments.ts';
import { timeOf } from '../../../src/shared/contract/story/told.ts';
import { silentTalkMs } from '../../../src/shared/contract/live-call.ts';
import { toIso, type EpochMs } from '../../../src/shared/contract/time.ts';
import { momentsToWire } from './caller-moments.ts';
import { iso } from './wire.ts';

/** A journey that ended stays in sight so long, as a call does. */
const endedStaysMs = 60_000;
/** Nobody listens to a menu for so long without a step being told; the end never was. */
const silentIvrMs = 30 * 60_000;
/** A conference in which nobody is. */
const emptyConferenceMs = 3 * 60_000;
const mostStays = 20;

/**
 * @param given the journey's own events, at least one, in any order
 * @param isOver whether a conference of its source has ended: those who were in it are not told one by one
 */
export function foldJourney(name: JourneyName, given: readonly DanpingEvent[], isOver: (conferenceId: string) => boolean): JourneyWire {
  const events = given.toSorted((a, b) => timeOf(a) - timeOf(b) || a.seq - b.seq);
  const [first] = events;
  const story = foldStory(events);
  const received = events.map((event) => Date.parse(event.receivedAt));
  const endedAt = name.sort === 'ivr' ? ivrEnd(events) : conferenceEnd(story.conferences);
  const conference = story.conferences.find(({ conferenceId }) => conferenceId === name.id);
  return {
    ...name,
    dialect: first?.dialect ?? '',
    state: endedAt === null ? placeOf(name, events, story.conferences.filter(({ conferenceId }) => !isOver(conferenceId))) : 'ended',
    customerNumber: customerOf(events),
    startedAt: toIso(Math.min(...events.map(startOf))),
    endedAt: iso(endedAt),
    lastReceivedAt: toIso(Math.max(...received)),
    moments: momentsToWire(momentsOf(story).filter(({ kind }) => kind !== 'ended')),
    stays: (name.sort === 'conference' ? (conference?.members ?? []) : [])
      .slice(-mostStays)
      .map((stay) => ({ ...stay, joinedAt: iso(stay.joinedAt), leftAt: iso(stay.leftAt) })),
  };
}

/** Whether the journey goes on as far as can be known, or ended a moment ago. */
export function isJourneyInSight({ state, stays, lastReceivedAt }: JourneyWire, now: EpochMs): boolean {
  const silentMs = now - Date.parse(lastReceivedAt);
  if (state === 'ended') return silentMs < endedStaysMs;
  if (state === 'ivr') return silentMs < silentIvrMs;
  const isEmpty = stays.length > 0 && stays.every(({ leftAt }) => leftAt !== null);
  return silentMs < (isEmpty ? emptyConferenceMs : silentTalkMs);
}

function placeOf({ sort }: JourneyName, events: readonly DanpingEvent[], conferences: readonly Conference[]): JourneyWire['state'] {
  const isInside = conferences.some(({ members }) => members.some(({ leftAt }) => leftAt === null));
  if (sort === 'conference' || isInside) return 'conference';
  const lastOf = (kind: DanpingEvent['kind']): EpochMs => Math.max(-1, ...events.filter((event) => event.kind === kind).map(timeOf));
  return lastOf('ivr.connect_begin') > lastOf('ivr.connect_end') ? 'connected' : 'ivr';
}

/** Yunhuni's end of the call is the last that can be; WellCloud's IVR may be entered anew by the same call. */
function ivrEnd(events: readonly DanpingEvent[]): EpochMs | null {
  const times = (kind: DanpingEvent['kind']): EpochMs[] => events.filter((event) => event.kind === kind).map(timeOf);
  const [callEnd] = times('ivr.call_end');
  if (callEnd !== undefined) return callEnd;
  const ended = Math.max(-1, ...times('ivr.ended'));
  return ended >= Math.max(0, ...times('ivr.started')) ? ended : null;
}

function conferenceEnd(conferences: readonly Conference[]): EpochMs | null {
  return conferences.find(({ endedAt }) => endedAt !== null)?.endedAt ?? null;
}

/** Whoever calls; in a conference the one who is nobody's extension. */
function customerOf(events: readonly DanpingEvent[]): string | null {
  const named = events.find(({ customerNumber }) => customerNumber !== null)?.customerNumber;
  if (named) return named;
  const joined = events.find(({ kind, agentNumber, data }) => kind === 'conference.joined' && agentNumber === null && typeof data['partUri'] === 'string');
  return typeof joined?.data['partUri'] === 'string' ? joined.data['partUri'] : null;
}

/** Steps are told at their end and name their begin. */
function startOf(event: DanpingEvent): EpochMs {
  const begun = Date.parse(String(event.data['begin_time'] ?? ''));
  return Number.isNaN(begun) ? timeOf(event) : Math.min(begun, timeOf(event));
}
