import type { DanpingEvent } from '../../src/shared/contract/event.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import type { ReadFrom } from '../../relay/core/cursor.ts';
import { appendPush, type LogTables } from '../../relay/core/log/append.ts';
import { LogKeeper, type Progress } from '../../relay/core/log/keeper.ts';
import { readStretch } from '../../relay/core/log/stretch.ts';
import type { Appended, BatchLimits, EventLog, NewEvent, Quarantine, Stretch } from '../../relay/core/ports.ts';
import type { AudienceKey, Viewer } from '../../relay/core/viewer.ts';
import type { Life } from '../time/life.ts';
import type { VirtualTime } from '../time/virtual-time.ts';
import type { LogFile } from './log-file.ts';

/** The log of one run of the relay: the relay's own rules over tables in memory on a disk that can fail. */
export class SimLog implements EventLog, Quarantine {
  readonly epoch: string;
  readonly #file: LogFile;
  readonly #time: VirtualTime;
  readonly #keeper: LogKeeper;

  /** Throws when the disk cannot be read. */
  constructor(file: LogFile, life: Life, time: VirtualTime, onAppended: (event: DanpingEvent) => void) {
    this.epoch = file.epoch;
    this.#file = file;
    this.#time = time;
    const later = (turn: () => void): void =>
      life.later(() => {
        turn();
        time.stir();
      });
    const { disk } = file;
    const sync = (): Promise<void> =>
      new Promise((resolve, reject) => {
        life.after(disk.faults.fsyncMs, () => {
          try {
            disk.sync();
            resolve();
          } catch (error) {
            reject(error);
          }
          time.stir();
        });
      });
    this.#keeper = new LogKeeper(
      { connection: () => disk, bounds: () => file.events.bounds(), reopen: () => disk.reopen(), now: () => time.now, codeOf, later, sync },
      { failing: () => undefined, healed: () => undefined, appended: onAppended },
    );
  }

  get head(): number {
    return this.#keeper.head;
  }

  get oldestSeq(): number {
    return this.#keeper.oldestSeq;
  }

  append(events: readonly NewEvent[]): Promise<Result<Appended>> {
    return this.#keeper.submit((progress) => appendPush(this.#tables(progress), events));
  }

  keep(): Promise<Result<number>> {
    return this.#keeper.submit(() => {
      const { disk } = this.#file;
      this.#file.quarantined += 1;
      disk.note(() => (this.#file.quarantined -= 1));
      return this.#file.quarantined;
    });
  }

  readFor(viewer: Viewer, from: ReadFrom, limits: BatchLimits): Result<Stretch> {
    const { events } = this.#file;
    const end = {
      recent: this.#keeper.recent,
      head: this.head,
      rowsFor: (who: Viewer, place: ReadFrom) => events.rowsFor(who, place),
      bytesOf: (row: { readonly json: string }) => Buffer.byteLength(row.json),
      eventOf: (row: { readonly json: string }): DanpingEvent => JSON.parse(row.json),
    };
    try {
      return ok(readStretch(end, viewer, { ...from, afterSeq: Math.max(from.afterSeq, this.oldestSeq - 1) }, limits));
    } catch (error) {
      return fail('log-unreadable', `The log cannot be read (${codeOf(error)}).`, 'Check the disk.');
    }
  }

  readBack(): Result<readonly DanpingEvent[]> {
    return ok([]);
  }

  onAppended(listener: (audience: ReadonlySet<AudienceKey> | null) => void): void {
    this.#keeper.onAppended(listener);
  }

  probe(): Promise<Result<void>> {
    return this.#keeper.submit(() => undefined);
  }

  close(): Promise<void> {
    return this.#keeper.drain();
  }

  /** The oldest events went, as retention lets them go. */
  trimmed(oldestSeq: number): void {
    this.#keeper.movedTo(oldestSeq);
  }

  #tables(progress: Progress): LogTables {
    const { events, legs } = this.#file;
    this.#time.stir();
    return {
      find: (id) => events.find(id),
      findBetween: (first, last) => events.findBetween(first, last),
      legsOfCall: (source, callId) => legs.legsOfCall(source, callId),
      legsOfRing: (source, ringGroup, exceptCallId) => legs.legsOfRing(source, ringGroup, exceptCallId),
      putLeg: (kept) => legs.put(kept),
      claim: (id) => events.find(id) === undefined,
      add: (event, id) => events.insert(event, id, progress),
    };
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
}
