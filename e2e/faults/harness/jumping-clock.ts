import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RelayStart } from '../../../scripts/lib/relay-process.ts';
import { installedTool } from './tools.ts';

/** Where Debian and its relatives put it, for each kind of processor. */
function library(): string | null {
  for (const kind of ['x86_64-linux-gnu', 'aarch64-linux-gnu']) {
    const folder = `/usr/lib/${kind}/faketime`;
    try {
      // The one for programs with several threads.
      if (readdirSync(folder).includes('libfaketimeMT.so.1')) return path.join(folder, 'libfaketimeMT.so.1');
    } catch {
      continue;
    }
  }
  return null;
}

/** The wall clock of one program, which can jump while it runs; that of the machine and every measure of how long something takes stay. */
export class JumpingClock implements Disposable {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'danping-clock-'));
  readonly #file = path.join(this.#folder, 'clock');

  private constructor() {
    this.jumpTo(0);
  }

  /** @returns the clock, or why there can be none here */
  static make(): JumpingClock | string {
    if (library() === null) {
      const missing = installedTool('/usr/lib/faketime', 'libfaketime');
      if (library() === null) return missing ?? 'libfaketime is missing: install the package libfaketime';
    }
    return new JumpingClock();
  }

  /** A start of the relay under this clock. */
  get start(): Pick<RelayStart, 'through'> {
    const env = [`LD_PRELOAD=${library() ?? ''}`, `FAKETIME_TIMESTAMP_FILE=${this.#file}`, 'FAKETIME_NO_CACHE=1', 'FAKETIME_DONT_FAKE_MONOTONIC=1', 'NO_FAKE_STAT=1'];
    return { through: ['/usr/bin/env', ...env] };
  }

  /** From now on it goes so much fast; negative for slow. */
  jumpTo(shiftMs: number): void {
    // In one step: the program reads the file at every look at its clock.
    writeFileSync(`${this.#file}.new`, `${shiftMs < 0 ? '-' : '+'}${Math.abs(shiftMs) / 1_000}s\n`);
    renameSync(`${this.#file}.new`, this.#file);
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true });
  }
}
