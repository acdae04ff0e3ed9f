import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HistoryPort, WriterPort } from './history-port.ts';
import { readerMethods, writerMethods } from './port-methods.ts';
import type { ReaderPort } from './reader-port.ts';
import { askOver } from './thread-call.ts';
import { overTwoThreads } from './two-threads.ts';

export interface StartedHistory {
  readonly history: HistoryPort;
  /** Numbers the searches. Where a newer number was taken before a search is answered, it is given up. */
  nextTurn(): number;
  /** The number of the latest search: for what belongs to it. */
  currentTurn(): number;
  terminate(): Promise<unknown>;
}

/** Starts the history's own threads, so that no disk ever makes a window wait, and no search a call. */
export function startHistory(code = path.join(import.meta.dirname, 'history-worker.js')): StartedHistory {
  const latestTurn = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const writer = new Worker(code, { workerData: { role: 'writer' } });
  const reader = new Worker(code, { workerData: { role: 'reader', latestTurn } });
  return {
    history: overTwoThreads(askOver<WriterPort>(writer, writerMethods), askOver<ReaderPort>(reader, readerMethods)),
    nextTurn: () => Atomics.add(latestTurn, 0, 1) + 1,
    currentTurn: () => Atomics.load(latestTurn, 0),
    terminate: () => Promise.all([writer.terminate(), reader.terminate()]),
  };
}
