import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { errorsIn, neverConnected } from '../never-connected.ts';

/** What came back, not yet understood. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As it goes over the wire; `null` for none. */
  readonly body: string | null;
}

export interface Line {
  readonly fetch: typeof fetch;
  /** Aborted when it has taken too long. */
  readonly signal: AbortSignal;
}

/** Why no answer came: `unreachable` when no connection came about and nothing was sent, else `timed-out` or `connection-lost`. */
export type Trouble = 'timed-out' | 'unreachable' | 'connection-lost';

export type Posted = { readonly ok: true; readonly value: RawAnswer } | { readonly ok: false; readonly trouble: Trouble };

/** After a refused connection only: nothing was sent yet, so nothing can happen twice. */
const pausesMs = [100, 400];

/** The document's answers take less than a hundred bytes. */
const mostAnswerBytes = 64 * 1024;

/** Sends once: whether a repeat would be harmless the document does not say. */
export async function post(what: Post, line: Line): Promise<Posted> {
  const { signal } = line;
  for (let attempt = 0; ; attempt++) {
    try {
      return { ok: true, value: await send(what, line) };
    } catch (error) {
      const pauseMs = pausesMs[attempt];
      if (signal.aborted || !wasRefused(error) || pauseMs === undefined) return { ok: false, trouble: troubleOf(error, signal) };
      await pause(pauseMs);
    }
  }
}

async function send({ url, headers, body }: Post, { fetch: doFetch, signal }: Line): Promise<RawAnswer> {
  const response = await doFetch(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json;charset=utf-8' },
    body,
    // What holds a token or a secret must not be carried on to wherever an answer points.
    redirect: 'manual',
    signal,
  });
  return { status: response.status, text: await readStart(response) };
}

async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    bytes += chunk.byteLength;
    if (bytes > mostAnswerBytes) break;
  }
  return text;
}

/** The error of a broken fetch quotes addresses and headers: only its kind is looked at. */
function troubleOf(error: unknown, signal: AbortSignal): Trouble {
  if (signal.aborted) return 'timed-out';
  return neverConnected(error) ? 'unreachable' : 'connection-lost';
}

const refusal = z.object({ code: z.literal('ECONNREFUSED'), syscall: z.string() });

function wasRefused(error: unknown): boolean {
  return errorsIn(error).every((one) => refusal.safeParse(one).success);
}
