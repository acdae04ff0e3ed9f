import pino from 'pino';

/** Structured lines on standard output. Calls are named by their id; numbers, names and tokens stay out. */
export const log = pino({ name: 'danping-desktop', base: { pid: process.pid } }, pino.destination({ dest: 1, sync: true }));
