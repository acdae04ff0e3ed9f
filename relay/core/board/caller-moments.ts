import type { CallWire, JourneyName, MomentWire } from '../../../src/shared/contract/board.ts';
import { danpingEventSchema, type DanpingEvent } from '../../../src/shared/contract/event.ts';
import { foldStory } from '../../../src/shared/contract/story.ts';
import { momentsOf, type Moment, type MomentKind } from '../../../src/shared/contract/story/moments.ts';
import { toIso } from '../../../src/shared/contract/time.ts';
import { isJourneyStep } from '../journey.ts';
import { iso } from './wire.ts';

/** More than that tells nobody more, and travels with every change. */
const mostMoments = 20;

/** What the legs of a call do not tell. */
const besideTheLegs: ReadonlySet<MomentKind> = new Set(['ivr', 'queue', 'conference']);

/** The latest moments of a story, as they travel. */
export function momentsToWire(moments: readonly Moment[]): MomentWire[] {
  return moments.slice(-mostMoments).map((moment) => ({ ...moment, at: toIso(moment.at), until: iso(moment.until) }));
}

/** What came before and beside the agents in a call, from events that carry it (docs/protocol.md, "IVR and conference steps"). */
export function callersWay(events: readonly DanpingEvent[]): Pick<CallWire, 'moments' | 'journeys'> {
  const carried = events.flatMap(({ data }) => [...eventsIn(data['before']), ...eventsIn(data['probablyBefore'])]).filter(isJourneyStep);
  const hasRecord = events.some(({ kind }) => kind === 'call.record');
  if (carried.length === 0 && !hasRecord) return {};
  const moments = momentsToWire(momentsOf(foldStory(events)).filter(({ kind }) => besideTheLegs.has(kind)));
  const journeys = namesOf(carried);
  return { ...(moments.length > 0 && { moments }), ...(journeys.length > 0 && { journeys }) };
}

function namesOf(steps: readonly DanpingEvent[]): JourneyName[] {
  const names = new Map<string, JourneyName>();
  for (const { source, callId, data } of steps) {
    const { conferenceId } = data;
    if (callId !== null) names.set(`ivr ${source} ${callId}`, { source, sort: 'ivr', id: callId });
    if (typeof conferenceId === 'string') names.set(`conference ${source} ${conferenceId}`, { source, sort: 'conference', id: conferenceId });
  }
  return [...names.values()];
}

function eventsIn(value: unknown): DanpingEvent[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry) => danpingEventSchema.safeParse(entry).data ?? []);
}
