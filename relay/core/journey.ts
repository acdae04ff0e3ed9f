import type { EventContent } from './ports.ts';

/** What a step of a caller's way belongs to: a call or a conference of one source. */
export type JourneyRef = `call:${string}` | `conference:${string}`;

/** How many earlier steps travel with the event by which somebody joins. */
export const mostStepsBefore = 50;

/** A call that names its customer is tied to an IVR journey of the same number no older than this. */
export const probableWithinMs = 10 * 60_000;

/** Whether the event is a step of an IVR or a conference, seen only by who is part of it. */
export function isJourneyStep({ kind }: EventContent): boolean {
  return kind.startsWith('ivr.') || kind.startsWith('conference.');
}

/** What the event belongs to. Conference events name theirs in `data.conferenceId`. */
export function journeyRefsOf({ callId, data }: EventContent): readonly JourneyRef[] {
  const conferenceId = data['conferenceId'];
  return [
    ...(callId === null ? [] : [`call:${callId}` as const]),
    ...(typeof conferenceId === 'string' ? [`conference:${conferenceId}` as const] : []),
  ];
}

/** A call that enters a conference shares its way with all who are in there. */
export function journeyLinkOf(content: EventContent): { readonly from: JourneyRef; readonly to: JourneyRef } | null {
  const [call, conference] = journeyRefsOf(content);
  return content.kind === 'conference.joined' && call && conference ? { from: call, to: conference } : null;
}

/** Makes whoever the event is about part of what it belongs to: a ring, an answer, a step into the conference. */
export function joinsByIt({ kind }: EventContent): boolean {
  return kind === 'conference.joined' || kind === 'call.dialing' || kind === 'call.ringing' || kind === 'call.answered';
}

/** After it, the conference goes on without the one whom the event is about. */
export function leavesByIt({ kind }: EventContent): boolean {
  return kind === 'conference.left';
}

/** Whether a customer's number may tie the event to an IVR journey that began a moment ago. */
export function mayContinueJourney(content: EventContent): boolean {
  return content.kind === 'call.ringing' && content.direction === 'inbound' && content.customerNumber !== null;
}

/**
 * Everything that is connected with the given refs by calls that entered a conference.
 *
 * @param linkedWith the direct neighbours of a ref
 */
export function connected(refs: readonly JourneyRef[], linkedWith: (ref: JourneyRef) => readonly JourneyRef[]): readonly JourneyRef[] {
  const found = new Set(refs);
  for (const ref of found) for (const next of linkedWith(ref)) found.add(next);
  return [...found];
}
