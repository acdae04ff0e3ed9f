import type { HistoryPort } from '../history-port.ts';
import type { HistoryOnThread } from './whole-history.ts';

/** For tests: the history as the app sees it, every answer a promise, without threads in between. */
export function asPort(history: HistoryOnThread): HistoryPort {
  const methods = Object.entries(history).map(([name, method]) => [
    name,
    // The two types differ in promises alone, which this adds.
    async (...input: readonly unknown[]): Promise<unknown> => (method as (...given: readonly unknown[]) => unknown)(...input),
  ]);
  return Object.fromEntries(methods) as HistoryPort;
}
