import type { CallRow } from '../../../shared/api/call-row.ts';
import type { ConnectionState } from '../../../shared/api/views.ts';
import type { Cursor } from '../../../shared/contract/event.ts';
import type { DeskRules } from '../../../shared/contract/desk-rules.ts';
import type { EpochMs } from '../../../shared/contract/time.ts';
import type { Failure } from '../../../shared/result.ts';
import type { HistoryPort } from '../../history/history-port.ts';
import type { DeskOwner, DeskOwners } from '../../profile.ts';
import { historyFile } from '../../profile.ts';
import type { Batch, Welcome } from '../../relay-client/protocol.ts';
import type { Desk as SessionDesk } from '../../relay-client/session.ts';
import type { DesktopBoard } from '../board/desktop-board.ts';
import type { Popup } from '../popup/popup.ts';
import { clockOffsetMs } from '../../../shared/desk/clock-offset.ts';
import { dayStart } from '../../../shared/desk/day.ts';
import type { DeskState } from '../../../shared/desk/desk-state.ts';
import { silentTalkMs } from '../../../shared/contract/live-call.ts';

export interface DeskParts {
  readonly profile: string;
  readonly owners: DeskOwners;
  readonly enrolment: { readonly relay: string; readonly token: string };
  readonly history: HistoryPort;
  readonly state: DeskState;
  readonly popup: Popup;
  readonly board: Pick<DesktopBoard, 'greeted' | 'take' | 'connectionChanged'>;
  now(): EpochMs;
  /** These calls changed just now, not while catching up. `now` is the relay's time. */
  live(calls: readonly CallRow[], now: EpochMs): void;
  /** The relay has greeted this desk, or the admin allows another thing. */
  rulesChanged(rules: DeskRules): void;
  /** Another history is open: its first call shall be as quick as every other. */
  warmUp(): void;
  /** The main window may want to be told. */
  changed(): void;
  unreadable(count: number): void;
  /** The history was damaged; it lies aside now, and the relay fills a new one. */
  damaged(aside: string): void;
  /** For the log. */
  connection(state: ConnectionState, failure: Failure | null): void;
}

/** Where the relay's stream ends on this computer: committed to the history, then shown. */
export class AgentDesk implements SessionDesk {
  readonly #parts: DeskParts;
  #owner: DeskOwner | null = null;
  /** Up to here the relay's log was written before this desk connected. */
  #catchUpTo = 0;
  /** Calls that changed while catching up: only what they have become at its end is worth a pop-up. */
  readonly #caughtUp = new Map<string, CallRow>();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Shows what this computer has of the person whose token it is, before the relay has answered. */
  async openKnownHistory(): Promise<void> {
    const { relay, token } = this.#parts.enrolment;
    const owner = this.#parts.owners.find(relay, token);
    if (owner) await this.#open(owner);
  }

  cursor(): Promise<Cursor | null> {
    return this.#parts.history.cursor();
  }

  async welcome(welcome: Welcome): Promise<Cursor | null> {
    const { enrolment, owners, state } = this.#parts;
    const key = welcome.agentNumber ?? welcome.name ?? '';
    const owner: DeskOwner = { relay: enrolment.relay, role: welcome.role, key };
    if (!sameOwner(this.#owner, owner)) {
      owners.remember(enrolment.token, owner);
      await this.#open(owner);
    }
    this.#catchUpTo = welcome.head;
    this.#caughtUp.clear();
    const agent = welcome.agentNumber ? { number: welcome.agentNumber, name: welcome.name ?? null } : null;
    state.greeted(agent, clockOffsetMs(welcome.now, this.#parts.now()));
    this.#parts.board.greeted(welcome);
    return this.#parts.history.cursor();
  }

  async commit(batch: Batch): Promise<void> {
    const { history, state, popup } = this.#parts;
    const committed = await history.commit(batch);
    if (committed.unreadable > 0) this.#parts.unreadable(committed.unreadable);
    popup.callsAbsorbed(committed.absorbedCallIds);
    state.callsAbsorbed(committed.absorbedCallIds);
    for (const call of committed.calls) this.#caughtUp.set(call.callId, call);
    if (this.#owner?.role === 'agent' && batch.upTo >= this.#catchUpTo) {
      popup.callsChanged([...this.#caughtUp.values()]);
      this.#parts.live([...this.#caughtUp.values()], this.#parts.now() + state.clockOffsetMs);
      this.#caughtUp.clear();
    }
    state.callsChanged(committed.calls);
    if (committed.status) state.statusChanged(committed.status);
    this.#parts.changed();
  }

  gapFound(): void {
    this.#parts.state.gapFound();
    this.#parts.changed();
  }

  board(payload: unknown): void {
    this.#parts.board.take(payload);
  }

  rulesChanged(rules: DeskRules): void {
    this.#parts.state.rulesChanged(rules);
    this.#parts.popup.rulesChanged();
    this.#parts.rulesChanged(rules);
    this.#parts.changed();
  }

  connectionChanged(connection: ConnectionState, failure: Failure | null): void {
    this.#parts.state.connectionChanged(connection, failure, this.#parts.now());
    this.#parts.board.connectionChanged(connection, failure);
    this.#parts.connection(connection, failure);
    this.#parts.popup.connectionChanged();
    this.#parts.changed();
  }

  /** Keeps how long the pop-up took with the call. @returns whether it was the call's first. */
  async painted(callId: string, paintedAfterMs: number): Promise<boolean> {
    const row = await this.#parts.history.keepPaintedAfter({ callId, paintedAfterMs });
    if (!row) return false;
    this.#parts.state.callsChanged([row]);
    this.#parts.changed();
    return true;
  }

  async #open(owner: DeskOwner): Promise<void> {
    const { history, profile, state, popup } = this.#parts;
    const agentNumber = owner.role === 'agent' ? owner.key : null;
    const { damagedAside, notesAside } = await history.open({ file: historyFile(profile, owner), agentNumber });
    for (const aside of [damagedAside, notesAside]) if (aside) this.#parts.damaged(aside);
    this.#owner = owner;
    const now = this.#parts.now();
    const todaysCalls = await history.callsSince({ since: dayStart(now) });
    const notEnded = await history.callsNotEnded({ receivedSince: now - silentTalkMs });
    state.restart([...todaysCalls, ...notEnded], await history.status());
    popup.clear();
    this.#parts.warmUp();
    if (agentNumber) {
      state.greeted({ number: agentNumber, name: null }, state.clockOffsetMs);
      // A call that was alive when the app ended is alive still.
      popup.callsChanged(notEnded);
    }
    this.#parts.changed();
  }
}

function sameOwner(held: DeskOwner | null, owner: DeskOwner): boolean {
  return held !== null && held.relay === owner.relay && held.role === owner.role && held.key === owner.key;
}
