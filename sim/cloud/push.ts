import type { EpochMs } from '../../src/shared/contract/time.ts';

/** One push of one of the clouds. */
export interface CloudPush {
  readonly at: EpochMs;
  readonly source: string;
  readonly body: unknown;
  /** Stands in the event that comes of it, whatever else does; `null` for a body that nobody can read. */
  readonly mark: string | null;
}

/** A phone that a colleague's answer silenced: its agent has to be told once. */
export interface SilencedPhone {
  readonly callId: string;
  readonly agentNumber: string;
  readonly takenBy: string;
  /** The pushes of the whole ring: only when all are there it is known. */
  readonly pushes: readonly CloudPush[];
}

/** What the clouds have to tell in a day. */
export interface CloudDay {
  /** In the order in which they leave. */
  readonly pushes: readonly CloudPush[];
  readonly silenced: readonly SilencedPhone[];
}
