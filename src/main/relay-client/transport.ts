import type { Cursor } from '../../shared/contract/event.ts';

/** What a connection tells its owner. Payloads are as they came; the owner checks them. */
export interface TransportEvents {
  welcome(payload: unknown): void;
  /** `acknowledge` tells the relay that the batch is committed here; the next one follows it. */
  batch(payload: unknown, acknowledge: () => void): void;
  /** A sign of life that carries nothing. */
  heartbeat(): void;
  /** The next message of a supervisor's board. */
  board(payload: unknown): void;
  /** What the admin allows is another thing from now on. */
  rules(payload: unknown): void;
  revoked(): void;
  /** The relay answered and said no. */
  refused(payload: unknown): void;
  /** Never reached, or lost; `reason` is for the log. */
  lost(reason: string): void;
}

/** What came of an ask: the answer as it came, or nothing in time, or nothing because the connection is no more. */
export type Heard = { readonly answer: unknown } | 'timed-out' | 'lost';

export interface Connection {
  /** Asks once. Never rejects. */
  ask(name: string, payload: object, timeoutMs: number): Promise<Heard>;
  /** Tells the relay how long a pop-up took. Lost with the connection: the desk's own history keeps it. */
  painted(callId: string, milliseconds: number): void;
  close(): void;
}

/** Opens one connection, once: whoever opens decides about the next try. */
export interface Transport {
  open(handshake: { readonly token: string; readonly cursor: Cursor | null }, events: TransportEvents): Connection;
}
