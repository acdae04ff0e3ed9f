import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Random } from '../../relay/simulator/random.ts';
import { Disk } from '../disk/disk.ts';
import { LegTable } from './leg-table.ts';
import { EventTables } from './tables.ts';

/** What of the relay outlives its process: the log's database, and what the board wrote down of itself. */
export class LogFile {
  readonly disk: Disk;
  readonly events: EventTables;
  readonly legs: LegTable;
  readonly #random: Random;
  epoch: string;
  /** Bodies that nobody could read. */
  quarantined = 0;

  constructor(now: () => EpochMs, random: Random) {
    this.disk = new Disk(now);
    this.events = new EventTables(this.disk);
    this.legs = new LegTable(this.disk);
    this.#random = random;
    this.epoch = random.hex(16);
  }

  /** As the command `restore` does: what was there at the backup, under a new name. */
  restore(): void {
    this.disk.restoreBackup();
    this.epoch = this.#random.hex(16);
  }
}
