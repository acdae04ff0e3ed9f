import type { CallStory } from '../story.ts';
import type { EpochMs } from '../time.ts';

/** What a moment of the timeline is about, in the order in which moments of equal time are told. */
export const momentKinds = [
  'transferred-here',
  'ivr',
  'queue',
  'dialing',
  'ringing',
  'talk',
  'held',
  'muted',
  'conference',
  'taken',
  'ended',
  'passed-on',
  'voicemail',
  'satisfaction',
] as const;
export type MomentKind = (typeof momentKinds)[number];

/** One line of a call's timeline. */
export interface Moment {
  readonly kind: MomentKind;
  readonly at: EpochMs;
  /** `null` for what has no length, goes on, or whose end was never told. */
  readonly until: EpochMs | null;
  readonly agentNumber: string | null;
  readonly agentName: string | null;
  /** The keys pressed, the queue's name, who entered a conference, the other call's id: what the kind adds. */
  readonly detail: string | null;
  readonly isProbable: boolean;
}

/** The story as one line of moments, oldest first. What has no time of its own stands where the call ended. */
export function momentsOf(story: CallStory): readonly Moment[] {
  const end = story.call?.endedAt ?? story.call?.lastReceivedAt ?? 0;
  const begin = story.call?.startedAt ?? 0;
  const moments: (Moment | null)[] = [
    story.transfer.fromCallId === null ? null : moment('transferred-here', begin, { detail: story.transfer.fromCallId }),
    story.ivr.enteredAt === null ? null : moment('ivr', story.ivr.enteredAt, { detail: story.ivr.name }),
    ...story.ivr.steps
      .filter(({ kind }) => kind !== 'ivr.started')
      .map(({ startedAt, at, keys, error, isProbable }) => moment('ivr', startedAt ?? at, { until: at, detail: keys ?? error, isProbable })),
    story.queue?.joinedAt ? moment('queue', story.queue.joinedAt, { until: queueEnd(story.queue), detail: story.queue.name }) : null,
    ...story.legs.flatMap((leg) => [
      leg.dialedAt === null ? null : moment('dialing', leg.dialedAt, { until: leg.ringingAt ?? leg.answeredAt ?? leg.endedAt, ...nameOf(leg) }),
      leg.ringingAt === null ? null : moment('ringing', leg.ringingAt, { until: leg.answeredAt ?? leg.endedAt, ...nameOf(leg) }),
    ]),
    ...story.talks.map((talk) => moment('talk', talk.from, { until: talk.until, ...nameOf(talk) })),
    ...story.pauses.map(({ sort, agentNumber, from, until }) => moment(sort, from, { until, agentNumber })),
    ...story.conferences.flatMap(({ members }) =>
      members.map((stay) => moment('conference', stay.joinedAt ?? stay.leftAt ?? end, { until: stay.leftAt, agentNumber: stay.agentNumber, detail: stay.partUri })),
    ),
    story.takenBy === null ? null : moment('taken', end, nameOf(story.takenBy)),
    story.call?.endedAt ? moment('ended', story.call.endedAt, { detail: story.hungUpBy }) : null,
    story.transfer.passedOn ? moment('passed-on', end, {}) : null,
    story.voicemailUrl === null ? null : moment('voicemail', end, {}),
    story.satisfaction === null ? null : satisfactionMoment(story.satisfaction, end),
  ];
  return moments
    .filter((one) => one !== null)
    .toSorted((a, b) => a.at - b.at || momentKinds.indexOf(a.kind) - momentKinds.indexOf(b.kind) || (keyOf(a) < keyOf(b) ? -1 : 1));
}

function moment(kind: MomentKind, at: EpochMs, more: Partial<Omit<Moment, 'kind' | 'at'>>): Moment {
  return { kind, at, until: null, agentNumber: null, agentName: null, detail: null, isProbable: false, ...more };
}

function nameOf({ agentNumber, agentName }: { readonly agentNumber: string | null; readonly agentName: string | null }) {
  return { agentNumber, agentName };
}

function queueEnd({ joinedAt, waitSeconds }: NonNullable<CallStory['queue']>): EpochMs | null {
  return joinedAt !== null && waitSeconds !== null ? joinedAt + waitSeconds * 1_000 : null;
}

function satisfactionMoment({ keys, startedAt, endedAt }: NonNullable<CallStory['satisfaction']>, end: EpochMs): Moment {
  const until = endedAt === null ? null : Date.parse(endedAt);
  return moment('satisfaction', startedAt === null ? end : Date.parse(startedAt), { until, detail: keys.join(' ') || null });
}

function keyOf({ agentNumber, detail, until }: Moment): string {
  return JSON.stringify([agentNumber, detail, until]);
}
