import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

const pageBytes = 4_096;

/** How long this disk takes to keep one more page of a file for good, so many times, in milliseconds each. */
export function timeFsyncs(folder: string, times: number): number[] {
  const file = path.join(folder, 'fsync-probe');
  const page = Buffer.alloc(pageBytes, 7);
  const handle = openSync(file, 'w');
  try {
    return Array.from({ length: times }, () => {
      writeSync(handle, page);
      const began = performance.now();
      fsyncSync(handle);
      return performance.now() - began;
    });
  } finally {
    closeSync(handle);
    rmSync(file);
  }
}
