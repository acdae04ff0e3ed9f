import type { Cursor } from '../../src/shared/contract/event.ts';
import type { Dialect } from '../../relay/core/dialect.ts';
import { FanOut } from '../../relay/core/delivery/fan-out.ts';
import { createIngest, type Ingest } from '../../relay/core/ingest.ts';
import { GapWatch } from '../../relay/core/serials/gap-watch.ts';
import { serialPlace } from '../../relay/dialects/wellcloud/serial-place.ts';
import type { Line } from '../net/line.ts';
import { Life } from '../time/life.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import { BoardKeeper, type KeptBoard } from './board-keeper.ts';
import { Connection, type DeskSide } from './connection.ts';
import type { SimDirectory } from './directory.ts';
import type { LogFile } from './log-file.ts';
import { SimLog } from './sim-log.ts';

/** As contract §3 answers a push. */
export type PushAnswer =
  | { readonly status: 200; readonly seq: number; readonly duplicate: boolean }
  | { readonly status: 400 | 404 | 503 };

export interface RelayParts {
  readonly time: VirtualTime;
  readonly life: Life;
  readonly file: LogFile;
  readonly directory: SimDirectory;
  readonly dialects: ReadonlyMap<string, Dialect>;
  readonly keptBoard: KeptBoard | null;
  readonly keepBoard: (kept: KeptBoard) => void;
  readonly onMistake: (error: unknown) => void;
}

const recheckEveryMs = 500;
const settleGapsEveryMs = 5_000;
const unauthorized = { code: 'unauthorized', cause: 'This token is wrong or was withdrawn.', mend: 'Ask the administrator.' };

/** One run of the relay: its core, between doors that are made of virtual time. */
export class RelayProcess {
  readonly log: SimLog;
  readonly board: BoardKeeper;
  readonly gaps: GapWatch;
  readonly fanOut = new FanOut();
  readonly connections = new Set<Connection>();
  /** The latest of each person. */
  readonly latest = new Map<string, Connection>();
  readonly #parts: RelayParts;
  readonly #ingest: Ingest;

  /** Throws when the log cannot be opened. */
  constructor(parts: RelayParts) {
    this.#parts = parts;
    const { life, time, file, directory, dialects } = parts;
    this.gaps = new GapWatch({ placeOf: (event) => (event.dialect === 'wellcloud' ? serialPlace(event) : null), onLost: () => undefined });
    this.log = new SimLog(file, life, time, (event) => this.gaps.take(event));
    this.gaps.remember(this.log, life.wallNow());
    const { log } = this;
    this.board = new BoardKeeper({ log, file, life, kept: parts.keptBoard }, directory.agents, (message) => this.#showBoard(message), parts.keepBoard);
    this.#ingest = createIngest({ dialects, directory: () => directory, log, onMistake: (_source, error) => parts.onMistake(error) });
    log.onAppended((audience) => this.fanOut.wake(audience));
    this.#settleGaps();
  }

  /** A push has arrived; it may never be answered. */
  push(sourceId: string, body: unknown, answer: (answer: PushAnswer) => void): void {
    const { life, time } = this.#parts;
    life.run(() => {
      time.stir();
      void this.#takeIn(sourceId, body).then((given) => life.run(() => answer(given)), this.#parts.onMistake);
    });
  }

  /** The directory has changed; the relay notices within half a second. */
  directoryChanged(): void {
    const { life, directory } = this.#parts;
    life.after(recheckEveryMs, () => {
      for (const connection of this.connections) if (!directory.viewerWith(connection.token)) connection.revoke();
    });
  }

  /** Somebody knocks with a handshake. */
  accept(line: Line, desk: DeskSide, { token, cursor }: { readonly token: string; readonly cursor: Cursor | null }): void {
    const { life, directory } = this.#parts;
    life.run(() => {
      const viewer = directory.viewerWith(token);
      if (!viewer) {
        line.toDesk.send(() => desk.refused(unauthorized));
        return line.closedByRelay('io server disconnect');
      }
      const { log, fanOut } = this;
      const connection = new Connection({ life, log, fanOut, onClosed: (closed) => this.connections.delete(closed) }, line, desk, { token, viewer, cursor });
      if (!connection.isOpen) return;
      this.connections.add(connection);
      this.latest.set(token, connection);
      if (viewer.role === 'supervisor') connection.showBoard(this.board.snapshot());
    });
  }

  async #takeIn(sourceId: string, body: unknown): Promise<PushAnswer> {
    const source = this.#parts.directory.source(sourceId);
    if (!source) return { status: 404 };
    const taken = await this.#ingest(source, body, this.#parts.life.wallNow());
    if (taken.ok) return { status: 200, seq: taken.value.seq, duplicate: taken.value.duplicate };
    if (taken.failure.code === 'log-unavailable') return { status: 503 };
    const kept = await this.log.keep();
    return { status: kept.ok ? 400 : 503 };
  }

  #showBoard(message: Parameters<Connection['showBoard']>[0]): boolean {
    const watching = [...this.connections].filter(({ viewer }) => viewer.role === 'supervisor');
    for (const connection of watching) connection.showBoard(message);
    return watching.length > 0;
  }

  #settleGaps(): void {
    this.gaps.settle(this.#parts.life.wallNow());
    this.#parts.life.after(settleGapsEveryMs, () => this.#settleGaps());
  }
}
