import type { MessagePort, Worker } from 'node:worker_threads';

interface Question {
  readonly id: number;
  readonly method: string;
  readonly input: readonly unknown[];
}

type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string; readonly code: string | null };

type AnyMethod = (...input: readonly unknown[]) => unknown;

/** A method of any port, as a value whose type is known to the port alone. */
export type PortMethods<Port> = Readonly<Record<keyof Port, true>>;

/**
 * On the port's own thread: answers in the order in which the questions come, but for what takes a while by itself.
 *
 * @param untilReady for a failure that only says that something is not loaded yet: what to wait for before the question, and
 *   all that came after it, is tried again
 */
export function answer(port: MessagePort, methods: object, untilReady: (error: unknown) => Promise<void> | null = () => null): void {
  const table = new Map<string, AnyMethod>(Object.entries(methods));
  const waiting: Question[] = [];
  const give = (id: number, value: unknown): void => port.postMessage({ id, value } satisfies Answer);
  const refuse = (id: number, error: unknown): void =>
    port.postMessage({ id, error: error instanceof Error ? error.message : String(error), code: codeOf(error) } satisfies Answer);

  const take = (question: Question): void => {
    if (waiting.length > 0) waiting.push(question);
    else attempt(question);
  };
  const attempt = (question: Question): void => {
    const { id, method, input } = question;
    try {
      const value = table.get(method)?.(...input);
      if (value instanceof Promise) value.then((answered) => give(id, answered), (error: unknown) => refuse(id, error));
      else give(id, value);
    } catch (error) {
      const ready = untilReady(error);
      if (!ready) return refuse(id, error);
      waiting.push(question);
      ready.then(
        () => {
          for (const held of waiting.splice(0)) take(held);
        },
        (cause: unknown) => {
          for (const held of waiting.splice(0)) refuse(held.id, cause);
        },
      );
    }
  };
  port.on('message', take);
}

/** On the main thread: the methods as if they were here. A thread that dies fails every open question. */
export function askOver<Port>(worker: Worker, methods: PortMethods<Port>): Port {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  let death: Error | null = null;

  worker.on('message', (message: Answer) => {
    const asker = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) asker?.reject(message.code === null ? new Error(message.error) : Object.assign(new Error(message.error), { code: message.code }));
    else asker?.resolve(message.value);
  });
  const die = (error: Error): void => {
    death ??= error;
    for (const asker of waiting.values()) asker.reject(death);
    waiting.clear();
  };
  worker.on('error', die);
  worker.on('exit', () => die(new Error('The history thread has ended.')));

  const ask = (method: string) =>
    (...input: readonly unknown[]): Promise<unknown> =>
      new Promise((resolve, reject) => {
        if (death) return reject(death);
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        return worker.postMessage({ id: lastId, method, input } satisfies Question);
      });
  // Asker and answerer share the type Port: each entry answers with what the port promises for it.
  return Object.fromEntries(Object.keys(methods).map((method) => [method, ask(method)])) as Port;
}

/** The methods of a port that is begun with the first question. */
export function begunWhenAsked<Port extends object>(methods: PortMethods<Port>, begin: () => Port): Port {
  let begun: Port | null = null;
  const ask = (method: string) =>
    (...input: readonly unknown[]): unknown => {
      begun ??= begin();
      const asked: unknown = Reflect.get(begun, method);
      return typeof asked === 'function' ? asked(...input) : undefined;
    };
  return Object.fromEntries(Object.keys(methods).map((method) => [method, ask(method)])) as Port;
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
