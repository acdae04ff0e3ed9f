import type { Course } from '../course.ts';
import { endOf } from '../course.ts';
import { compactClock, secondsFrom } from '../wall-clock.ts';

/** Nobody answers at this name (RFC 2606): a simulated recording must not lead to somebody's real one. */
const recordingHost = 'https://recordings.example/v7-call-recording';

export interface Files {
  readonly agent: string;
  readonly customer: string;
  readonly mixed: string;
  readonly voicemail: string;
}

/** Addresses of the recordings, named as in the page's example; empty for what was not recorded. */
export function filesOf({ call, agent, bridgedAt, voicemailSeconds, hungUpAt }: Course): Files {
  const stem = (at: number): string => {
    const line = call.displayNumber || call.trunkNumber;
    const parts = [call.accountId, compactClock(at), call.customer.number, line, agent?.agent.agentNumber ?? '', '0', call.callUniqueId];
    return `${recordingHost}/${call.accountId}/doubleTrack/${compactClock(at).slice(0, 8)}/${parts.join('-')}`;
  };
  const talk = bridgedAt === null ? null : stem(bridgedAt);
  return {
    agent: talk === null ? '' : `${talk}-doubleTrack-out.mp3`,
    customer: talk === null ? '' : `${talk}-doubleTrack-in.mp3`,
    mixed: talk === null ? '' : `${talk}-doubleTrack.mp3`,
    voicemail: voicemailSeconds === null ? '' : `${stem(hungUpAt)}-voiceMail.mp3`,
  };
}

export interface Durations {
  readonly agentRing: number;
  readonly customerRing: number;
  readonly bridge: number;
  readonly recording: number;
  readonly survey: number;
  readonly total: number;
}

/** Durations in seconds, by the formulas of the page's table. */
export function durationsOf(course: Course): Durations {
  const { agent, customer, bridgedAt, hungUpAt, survey } = course;
  const bridge = secondsFrom(bridgedAt, hungUpAt);
  const isInbound = course.call.callType === 'incoming';
  return {
    agentRing: secondsFrom(agent?.rangAt ?? null, agent?.answeredAt ?? hungUpAt),
    customerRing: isInbound ? 0 : secondsFrom(customer.rangAt, customer.answeredAt ?? hungUpAt),
    bridge,
    recording: course.voicemailSeconds ?? bridge,
    survey: secondsFrom(survey?.startedAt ?? null, survey?.endedAt ?? null),
    total: secondsFrom(course.startedAt, endOf(course)),
  };
}
