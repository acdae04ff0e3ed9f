import type { EpochMs } from '../time.ts';
import { msOf, textOf, type Told } from './told.ts';

/** One stay of somebody in a conference; who leaves and comes back has two. */
export interface ConferenceStay {
  readonly callId: string | null;
  /** The phone number, or the account of a soft phone. */
  readonly partUri: string | null;
  readonly agentNumber: string | null;
  readonly joinedAt: EpochMs | null;
  readonly leftAt: EpochMs | null;
}

export interface Conference {
  readonly conferenceId: string;
  readonly createdAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  /** Why it never came to be (yunhuni-conference-events.md, 会议结束事件). */
  readonly error: string | null;
  readonly members: readonly ConferenceStay[];
  readonly recordings: readonly { readonly startedAt: EpochMs | null; readonly endedAt: EpochMs }[];
}

/** The conferences that the call is told to have entered, by their ids. */
export function conferencesOf(told: readonly Told[]): readonly Conference[] {
  const byConference = new Map<string, Told[]>();
  for (const one of told) {
    const conferenceId = one.event.kind.startsWith('conference.') ? textOf(one.event, 'conferenceId') : null;
    if (conferenceId !== null) byConference.set(conferenceId, [...(byConference.get(conferenceId) ?? []), one]);
  }
  return [...byConference].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([conferenceId, its]) => conferenceOf(conferenceId, its));
}

function conferenceOf(conferenceId: string, told: readonly Told[]): Conference {
  const created = told.find(({ event }) => event.kind === 'conference.created');
  const ended = told.findLast(({ event }) => event.kind === 'conference.ended');
  return {
    conferenceId,
    createdAt: created?.at ?? (ended ? msOf(ended.event, 'begin_time') : null),
    endedAt: ended?.at ?? null,
    error: ended ? textOf(ended.event, 'error') : null,
    members: staysOf(told),
    recordings: told
      .filter(({ event }) => event.kind === 'conference.record_end')
      .map(({ event, at }) => ({ startedAt: msOf(event, 'begin_time'), endedAt: at })),
  };
}

/** Whoever leaves names the time of joining: by it a stay's two ends find each other, in whatever order they came. */
function staysOf(told: readonly Told[]): readonly ConferenceStay[] {
  const stays = new Map<string, ConferenceStay>();
  for (const { event, at } of told) {
    if (event.kind !== 'conference.joined' && event.kind !== 'conference.left') continue;
    const joinedAt = event.kind === 'conference.joined' ? at : msOf(event, 'join_time');
    const partUri = textOf(event, 'partUri');
    const key = JSON.stringify([event.callId, partUri, joinedAt]);
    const held = stays.get(key);
    stays.set(key, {
      callId: event.callId,
      partUri,
      agentNumber: held?.agentNumber ?? event.agentNumber,
      joinedAt,
      leftAt: event.kind === 'conference.left' ? at : (held?.leftAt ?? null),
    });
  }
  return [...stays.values()].toSorted((a, b) => startOf(a) - startOf(b) || (keyOf(a) < keyOf(b) ? -1 : 1));
}

function startOf(stay: ConferenceStay): EpochMs {
  return stay.joinedAt ?? stay.leftAt ?? 0;
}

function keyOf({ callId, partUri }: ConferenceStay): string {
  return JSON.stringify([callId, partUri]);
}
