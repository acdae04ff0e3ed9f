import { ipcMain } from 'electron';
import type { MethodInput, MethodName, MethodOutput } from '../../shared/api/methods.ts';
import { callChannel } from '../../shared/channels.ts';
import type { Result } from '../../shared/result.ts';
import { fail } from '../../shared/result.ts';
import { isTrustedSender } from './trusted-sender.ts';

export type Handlers = {
  readonly [Name in MethodName]: (input: MethodInput<Name>) => MethodOutput<Name> | Promise<MethodOutput<Name>>;
};

/** Answers what a page asked, whatever it asked. */
export type Answer = (name: unknown, input: unknown) => Promise<Result<unknown>>;

/** Hears the app's own pages and nobody else. What they ask before there is somebody to answer waits for that. */
export function serveMethods(answering: Promise<Answer>): void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isTrustedSender(event)) return fail('untrusted-sender', 'The message did not come from a page of this app.', 'Restart the app.');
    const answer = await answering;
    return answer(name, input);
  });
}
