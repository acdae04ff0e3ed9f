import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { HistoryPort } from './history-port.ts';
import { askOver } from './thread-call.ts';

/** Starts the history's own thread, so that no disk ever makes a window wait. */
export function startHistory(): { readonly history: HistoryPort; terminate(): Promise<unknown> } {
  const worker = new Worker(path.join(import.meta.dirname, 'history-worker.js'));
  return { history: askOver(worker), terminate: () => worker.terminate() };
}
