import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A file system of a few megabytes, of which a ballast takes what the relay shall not have. */
export class SmallDisk {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'danping-small-disk-'));
  readonly #ballast = path.join(this.folder, 'ballast');

  private constructor() {}

  /** @returns the disk, or why there can be none here */
  static mount(megabytes: number): SmallDisk | string {
    if (process.platform !== 'linux') return 'this fault is caused on Linux only';
    if (process.getuid?.() !== 0) return 'only root may mount a small tmpfs';
    const disk = new SmallDisk();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'danping-faults', disk.folder], { encoding: 'utf8' });
    if (mounted.status === 0) return disk;
    rmdirSync(disk.folder);
    return `no tmpfs can be mounted (${mounted.stderr.trim()})`;
  }

  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  /** Takes all but so many bytes. */
  fill(leavingBytes: number): void {
    const bytes = this.freeBytes - leavingBytes;
    try {
      if (bytes > 0) writeFileSync(this.#ballast, Buffer.alloc(bytes, 1));
    } catch (error) {
      // The relay was quicker: there is no room all the same.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }

  /** Gives back what the ballast took. */
  empty(): void {
    writeFileSync(this.#ballast, '');
  }

  unmount(): void {
    // A process that was killed a moment ago may hold it still: it goes when that has gone.
    spawnSync('umount', ['-l', this.folder]);
    rmdirSync(this.folder);
  }
}
