import type { EventContent } from './ports.ts';

/** A coming or going of one member of one conference, with its place in the log. */
export interface StaySign {
  readonly seq: number;
  readonly content: EventContent;
}

/**
 * Whether a member is in the conference, whatever order the comings and goings came in. Whoever leaves names the time of
 * joining (conference page, 退出会议事件): by it a going ends the stay it is about and any before it, never a later one.
 * Without that time it ends what began before it.
 */
export function isInside(signs: readonly StaySign[]): boolean {
  return signs.some((sign) => sign.content.kind === 'conference.joined' && endOfStay(sign, signs) === null);
}

/** The place of the going that ends the stay which begins with `joining`; `null` while it goes on. */
export function endOfStay(joining: StaySign, signs: readonly StaySign[]): number | null {
  const goings = signs.filter((going) => going.content.kind === 'conference.left' && ends(going, joining));
  return goings.length > 0 ? Math.min(...goings.map(({ seq }) => seq)) : null;
}

function ends(going: StaySign, joining: StaySign): boolean {
  const joinedAt = joinTimeOf(joining.content) ?? timeOf(joining.content.at);
  const leftFrom = joinTimeOf(going.content) ?? timeOf(going.content.at);
  return joinedAt !== null && leftFrom !== null ? joinedAt <= leftFrom : joining.seq < going.seq;
}

function joinTimeOf({ data }: EventContent): number | null {
  return timeOf(data['join_time']);
}

function timeOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
