import { ipcMain } from 'electron';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/api/methods.ts';
import { methods } from '../../shared/api/methods.ts';
import { callChannel } from '../../shared/channels.ts';
import type { Result } from '../../shared/result.ts';
import { fail, ok } from '../../shared/result.ts';
import { isTrustedSender } from './trusted-sender.ts';

export type Handlers = {
  readonly [Name in MethodName]: (input: MethodInput<Name>) => MethodOutput<Name> | Promise<MethodOutput<Name>>;
};

/** Answers the pages: sender and input are checked before a handler sees them, and no failure leaves as an exception. */
export function serveMethods(handlers: Handlers, report: (method: string, error: unknown) => void): void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isTrustedSender(event)) return fail('untrusted-sender', 'The message did not come from a page of this app.', 'Restart the app.');
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
  });
}

function isMethodName(name: unknown): name is MethodName {
  return typeof name === 'string' && Object.hasOwn(methods, name);
}
