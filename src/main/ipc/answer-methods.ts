import { methods } from '../../shared/api/methods.ts';
import type { MethodName } from '../../shared/api/methods.ts';
import { fail, ok } from '../../shared/result.ts';
import type { Answer, Handlers } from './serve-methods.ts';

/** Answers by the methods' table: the input is checked before a handler sees it, and no failure leaves as an exception. */
export function answerMethods(handlers: Handlers, report: (method: string, error: unknown) => void): Answer {
  return async (name, input) => {
    if (!isMethodName(name)) return fail('unknown-method', 'The page asked for something that does not exist.', 'Update the app.');
    const parsed = methods[name].input.safeParse(input);
    if (!parsed.success) return fail('bad-input', 'The page asked in a way that cannot be read.', 'Update the app.');
    try {
      // Name and input were just checked against the same table that types the handlers.
      const handle = handlers[name] as (input: unknown) => unknown;
      return ok(await handle(parsed.data));
    } catch (error) {
      report(name, error);
      return fail('failed', error instanceof Error ? error.message : String(error), 'Try again; if it stays, restart the app.');
    }
  };
}

function isMethodName(name: unknown): name is MethodName {
  return typeof name === 'string' && Object.hasOwn(methods, name);
}
