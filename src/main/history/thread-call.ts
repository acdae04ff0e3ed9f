import type { MessagePort, Worker } from 'node:worker_threads';
import type { HistoryMethod, HistoryOnThread, HistoryPort } from './history-port.ts';

/** The methods that cross the threads; the compiler keeps the list whole. */
const methods: Readonly<Record<HistoryMethod, true>> = {
  open: true,
  close: true,
  cursor: true,
  commit: true,
  status: true,
  callsSince: true,
  callsNotEnded: true,
  page: true,
  customerStory: true,
  keepPaintedAfter: true,
};

interface Question {
  readonly id: number;
  readonly method: HistoryMethod;
  readonly input: readonly unknown[];
}

type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };

/** On the history's thread: answers every question, in the order in which they come. */
export function answer(port: MessagePort, history: HistoryOnThread): void {
  port.on('message', ({ id, method, input }: Question) => {
    try {
      // One signature for all methods: asker and answerer share the type HistoryPort, so the input fits its method.
      const call = history[method] as (...input: readonly unknown[]) => unknown;
      port.postMessage({ id, value: call(...input) } satisfies Answer);
    } catch (error) {
      port.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Answer);
    }
  });
}

/** On the main thread: the history as if it were here. A thread that dies fails every open question. */
export function askOver(worker: Worker): HistoryPort {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  let death: Error | null = null;

  worker.on('message', (message: Answer) => {
    const asker = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) asker?.reject(new Error(message.error));
    else asker?.resolve(message.value);
  });
  const die = (error: Error): void => {
    death ??= error;
    for (const asker of waiting.values()) asker.reject(death);
    waiting.clear();
  };
  worker.on('error', die);
  worker.on('exit', () => die(new Error('The history thread has ended.')));

  const ask = (method: HistoryMethod) =>
    (...input: readonly unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        if (death) return reject(death);
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        return worker.postMessage({ id: lastId, method, input } satisfies Question);
      });
  const entries = (Object.keys(methods) as HistoryMethod[]).map((method) => [method, ask(method)]);
  // Each entry answers with what `HistoryOnThread` returns for it, which HistoryPort promises.
  return Object.fromEntries(entries) as HistoryPort;
}
