import { beforeEach, describe, expect, test } from 'vitest';
import { createRandom } from '../../relay/simulator/random.ts';
import { Disk } from './disk.ts';

let now: number;
let disk: Disk;
let rows: number[];

beforeEach(() => {
  now = 0;
  rows = [];
  disk = new Disk(() => now);
});

/** One row in a transaction of its own. */
function commit(row: number): void {
  disk.exec('BEGIN IMMEDIATE');
  rows.push(row);
  disk.note(() => rows.splice(rows.indexOf(row), 1));
  disk.exec('COMMIT');
}

/** Commits one after the other, each once the one before is on the disk. */
function commitInTime(...all: number[]): void {
  for (const row of all) {
    commit(row);
    disk.sync();
    now += 10;
  }
}

describe('a disk', () => {
  test('keeps what was brought to it, whatever happens, and may lose what was not', () => {
    const left = new Set<string>();
    for (let seed = 0; seed < 20; seed += 1) {
      rows = [];
      disk = new Disk(() => now);
      commitInTime(1, 2);
      for (const row of [3, 4, 5, 6]) commit(row);
      disk.powerLost(createRandom(seed));
      left.add(rows.join());
    }
    expect([...left].toSorted()).toEqual(['1,2', '1,2,3', '1,2,3,4']);
  });

  test('that lies loses what it said it had', () => {
    disk.faults.lies = true;
    commitInTime(1, 2);
    disk.powerLost(createRandom(0));
    expect(rows).not.toContain(2);
  });

  test('that refuses keeps nothing of the transaction, and needs a fresh connection afterwards', () => {
    disk.faults.refuses = 'SQLITE_FULL';
    expect(() => commit(1)).toThrow('SQLITE_FULL');
    disk.exec('ROLLBACK');
    expect([rows, disk.reopen()]).toEqual([[], false]);
    disk.faults.refuses = null;
    expect(() => commit(2)).toThrow('SQLITE_IOERR_FSYNC');
    disk.exec('ROLLBACK');
    expect(disk.reopen()).toBe(true);
    commit(3);
    expect(rows).toEqual([3]);
  });

  test('is put back to what it was at the backup', () => {
    commitInTime(1);
    disk.markBackup();
    commitInTime(2, 3);
    disk.restoreBackup();
    commitInTime(4);
    expect(rows).toEqual([1, 4]);
    disk.restoreBackup();
    expect(rows).toEqual([1]);
  });
});
