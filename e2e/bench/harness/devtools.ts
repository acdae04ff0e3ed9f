import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** Has Chromium open its developer tools' port, on an address that nobody else can reach; it names the port on standard error. */
export const withDevtools = '--remote-debugging-port=0';

const targets = z.array(z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string().optional() }));
const answer = z.object({ id: z.number(), result: z.object({ result: z.object({ value: z.unknown() }), exceptionDetails: z.unknown().optional() }) });

/** @returns the address of the developer tools of a program that was started with `withDevtools` and standard error as a pipe */
export async function devtoolsOf(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('Standard error must be a pipe.');
  for await (const line of createInterface({ input: child.stderr })) {
    const said = /^DevTools listening on ws:\/\/([\d.]+:\d+)\//.exec(line);
    if (said) {
      child.stderr.resume();
      return `http://${said[1]}`;
    }
  }
  throw new Error('The program ended before it could be looked at.');
}

/**
 * Evaluates an expression in a page, once, and lets go of it again. Nobody looks at the page before: whatever is watched from the
 * start on starts later.
 *
 * @param page a part of the page's address
 */
export async function askPage(devtools: string, page: string, expression: string): Promise<unknown> {
  const all = targets.parse(await (await fetch(`${devtools}/json/list`)).json());
  const target = all.find(({ type, url }) => type === 'page' && url.includes(page));
  if (!target?.webSocketDebuggerUrl) throw new Error(`No page ${page} stands open, but ${all.map(({ url }) => url).join(', ')}.`);
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, 'open');
  const said = once(socket, 'message');
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, awaitPromise: true, returnByValue: true } }));
  const [message] = await said;
  socket.close();
  const { result } = answer.parse(JSON.parse(String(message.data)));
  if (result.exceptionDetails) throw new Error(`The page could not answer: ${JSON.stringify(result.exceptionDetails)}`);
  return result.result.value;
}
