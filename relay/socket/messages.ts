import type { Socket } from 'socket.io';
import type { BoardPatch, BoardSnapshot } from '../../src/shared/contract/board.ts';
import type { DeskRules } from '../../src/shared/contract/desk-rules.ts';
import type { Cursor, DanpingEvent } from '../../src/shared/contract/event.ts';
import type { Credential } from '../auth/web/who.ts';
import type { Viewer } from '../core/viewer.ts';

export interface Welcome {
  readonly protocol: 1;
  readonly epoch: string;
  readonly head: number;
  /** The relay's time, UTC: tells a client how far its own clock is off. */
  readonly now: string;
  readonly role: 'agent' | 'supervisor';
  readonly agentNumber?: string;
  readonly name?: string;
  readonly resumed: boolean;
  readonly desk: DeskRules;
}

export interface EventsMessage {
  readonly epoch: string;
  readonly items: readonly DanpingEvent[];
  readonly upTo: number;
}

/** What the relay sends (contract, "Socket.IO out"). */
export interface ServerMessages {
  welcome: (welcome: Welcome) => void;
  events: (batch: EventsMessage, acknowledge: () => void) => void;
  board: (message: BoardSnapshot | BoardPatch) => void;
  /** What the admin allows is another thing from now on. */
  desk: (rules: DeskRules) => void;
  revoked: () => void;
}

/** What a client may say. Nothing about its shape is believed before it was looked at. */
export type ClientMessages = Record<string, (...said: unknown[]) => void>;

export interface SocketData {
  readonly credential: Credential;
  readonly cursor: Cursor | null;
  readonly app?: string;
  readonly viewer: Viewer;
  /** The desk's rules as this client was told last; `null` before the welcome. */
  told: string | null;
}

export type RelaySocket = Socket<ClientMessages, ServerMessages, Record<string, never>, SocketData>;
