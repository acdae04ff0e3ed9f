import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HistoryPort, Opened, WriterPort } from './history-port.ts';
import type { InspectorPort } from './inspector-port.ts';
import { inspectorMethods, readerMethods, writerMethods } from './port-methods.ts';
import type { ReaderPort } from './reader-port.ts';
import { askOver, begunWhenAsked } from './thread-call.ts';
import { overTwoThreads } from './two-threads.ts';

export interface StartedHistory {
  readonly history: HistoryPort;
  /** Numbers the searches. Where a newer number was taken before a search is answered, it is given up. */
  nextTurn(): number;
  /** The number of the latest search: for what belongs to it. */
  currentTurn(): number;
  terminate(): Promise<unknown>;
}

/**
 * Starts the history's own threads, so that no disk ever makes a window wait, and no search a call.
 *
 * @param renewed is told when damage was found meanwhile and the history begun anew
 */
export function startHistory(renewed: (opened: Opened) => void, code = path.join(import.meta.dirname, 'history-worker.js')): StartedHistory {
  const latestTurn = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const writer = new Worker(code, { workerData: { role: 'writer' } });
  let reader: Worker | null = null;
  /** Begun with the first question: what a thread loads takes the processor from the window that is about to appear. */
  const asking = (): ReaderPort => {
    reader = new Worker(code, { workerData: { role: 'reader', latestTurn } });
    return askOver<ReaderPort>(reader, readerMethods);
  };
  const inspect: InspectorPort['lookThrough'] = async (input) => {
    const inspector = new Worker(code, { workerData: { role: 'inspector' } });
    await askOver<InspectorPort>(inspector, inspectorMethods)
      .lookThrough(input)
      .finally(() => inspector.terminate());
  };
  return {
    history: overTwoThreads({ writer: askOver<WriterPort>(writer, writerMethods), reader: begunWhenAsked(readerMethods, asking), inspect, renewed }),
    nextTurn: () => Atomics.add(latestTurn, 0, 1) + 1,
    currentTurn: () => Atomics.load(latestTurn, 0),
    terminate: () => Promise.all([writer.terminate(), reader?.terminate()]),
  };
}
