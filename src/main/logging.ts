import { writeSync } from 'node:fs';

type Fields = object;

/**
 * Structured lines on standard output, as pino writes them. Calls are named by their id; numbers, names and tokens stay out. Pino itself
 * is read longer than everything else that the window waits for.
 */
export const log = { info: at(30), warn: at(40), error: at(50) };

function at(level: number): (fields: Fields | string, message?: string) => void {
  return (fields, message) => {
    const told = typeof fields === 'string' ? { msg: fields } : { ...fields, msg: message };
    write(`${JSON.stringify({ level, time: Date.now(), pid: process.pid, name: 'danping-desktop', ...told })}\n`);
  };
}

/** A reader that is slow is waited for; one that has gone, or never was, breaks nothing. */
function write(line: string): void {
  let rest = Buffer.from(line);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return;
    }
  }
}
