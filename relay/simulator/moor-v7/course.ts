import type { EpochMs } from '../../../src/shared/contract/time.ts';
import type { CloudAgent, CloudCall } from './parties.ts';

/** How a call went, as its cdr tells it. What did not come to pass is `null`. */
export interface Course {
  readonly call: CloudCall;
  /** The call before a transfer. */
  readonly relativeCallUniqueId: string | null;
  readonly status: 'ANSWER' | 'CALL_TRANSFER' | 'AGENT_NO_ANSWER' | 'QUEUE_ABANDON' | 'IVR' | 'CUSTOMER_NO_ANSWER';
  readonly failureReason: string | null;
  readonly sipCode: number;
  readonly hangUpSide: 'AGENT' | 'CUSTOMER';
  readonly startedAt: EpochMs;
  readonly hungUpAt: EpochMs;
  /** The agent that the record is booked on. */
  readonly agent: AgentCourse | null;
  /** When the customer's phone rang (outbound), and when either side's customer was on the line. */
  readonly customer: { readonly rangAt: EpochMs | null; readonly answeredAt: EpochMs | null };
  /** When the two heard each other. */
  readonly bridgedAt: EpochMs | null;
  /** The announcement of the agent's number before that, in seconds. */
  readonly playNumberSeconds: number;
  /** Inbound only: the menu, and the queue after it. */
  readonly menu: { readonly at: EpochMs } | null;
  readonly queue: { readonly number: string; readonly name: string; readonly joinedAt: EpochMs; readonly waitSeconds: number } | null;
  readonly survey: { readonly startedAt: EpochMs; readonly endedAt: EpochMs; readonly key: string } | null;
  /** A message was left, of so many seconds. */
  readonly voicemailSeconds: number | null;
}

export interface AgentCourse {
  readonly agent: CloudAgent;
  readonly rangAt: EpochMs;
  readonly answeredAt: EpochMs | null;
}

/** The survey belongs to the call (V7 page, `endTime`). */
export function endOf(course: Course): EpochMs {
  return course.survey?.endedAt ?? course.hungUpAt;
}

/** A cdr is made a second after the end, as in the page's example. */
export function recordedAt(course: Course): EpochMs {
  return endOf(course) + 1000;
}
