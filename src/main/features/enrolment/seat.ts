import type { ConnectionState } from '../../../shared/api/views.ts';
import type { Failure } from '../../../shared/result.ts';
import { RelaySession } from '../../relay-client/session.ts';
import { socketIoTransport } from '../../relay-client/socket-io-transport.ts';
import { realSurroundings } from '../../surroundings.ts';
import type { DesktopBoard } from '../board/desktop-board.ts';
import { AgentDesk } from '../desk/desk.ts';
import type { DeskParts } from '../desk/desk.ts';
import { trustSystemCertificates } from './system-certificates.ts';

/** Who may sit down: the relay and the token that it knows the person by. */
export interface Credentials {
  readonly relay: string;
  readonly token: string;
}

export interface SeatParts extends Omit<DeskParts, 'enrolment' | 'board'> {
  readonly board: DeskParts['board'] & Pick<DesktopBoard, 'vacated'>;
  /** The relay shows its admin who has which version. */
  readonly appVersion: string;
  /** For the log. */
  unopened(error: unknown): void;
}

const notEnrolled: Failure = {
  code: 'not-enrolled',
  cause: 'This desk does not know its relay yet.',
  mend: 'Enter the relay’s address and a code, both from the admin.',
};

interface Taken {
  readonly credentials: Credentials;
  readonly desk: AgentDesk;
  readonly session: RelaySession;
}

/** The one seat at this computer: one person after the other, and nothing of the one before is left behind. */
export class Seat {
  readonly #parts: SeatParts;
  #taken: Taken | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(parts: SeatParts) {
    this.#parts = parts;
  }

  get desk(): AgentDesk | null {
    return this.#taken?.desk ?? null;
  }

  get session(): RelaySession | null {
    return this.#taken?.session ?? null;
  }

  /** Whose seat it is. */
  get credentials(): Credentials | null {
    return this.#taken?.credentials ?? null;
  }

  /** Shows what this computer has of the person, and connects. Whoever sat there has left before. */
  take(credentials: Credentials): Promise<void> {
    return this.#inTurn(async () => {
      await this.#empty(credentials.relay, 'connecting', null);
      const desk = new AgentDesk({ ...this.#parts, enrolment: credentials });
      const session = new RelaySession(socketIoTransport(credentials.relay, this.#parts.appVersion), credentials.token, desk, realSurroundings);
      this.#taken = { credentials, desk, session };
      try {
        await desk.openKnownHistory();
      } catch (error) {
        this.#parts.unopened(error);
      }
      if (credentials.relay.startsWith('https:')) await trustSystemCertificates();
      session.start();
    });
  }

  /** Commits what is in hand, lets go of the relay and shows nothing of the person any more. */
  leave(): Promise<void> {
    return this.#inTurn(() => this.#empty(null, 'offline', notEnrolled));
  }

  /** The app ends: the last view may stand. */
  stop(): Promise<void> {
    return this.#inTurn(async () => this.#taken?.session.stop());
  }

  async #empty(relay: string | null, connection: ConnectionState, failure: Failure | null): Promise<void> {
    const { state, popup, board, history, now, changed } = this.#parts;
    await this.#taken?.session.stop();
    this.#taken = null;
    await history.close();
    state.vacated(relay, connection, failure, now());
    board.vacated(relay);
    popup.clear();
    changed();
  }

  #inTurn(step: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(step, step);
    this.#turn = done;
    return done;
  }
}
