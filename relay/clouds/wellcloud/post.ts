import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { failWith, type WellcloudResult } from './failure.ts';
import type { Command } from './request.ts';

/** What came back, not yet understood. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

export interface Line {
  readonly base: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  /** Aborted when the command has taken too long. */
  readonly signal: AbortSignal;
}

/** After a refused connection only: nothing was sent yet, so nothing can happen twice. */
const pausesMs = [100, 400];

/** The document's answers take less than a hundred bytes. */
const mostAnswerBytes = 64 * 1024;

/**
 * Sends one command, once: whether a repeat would be harmless the document does not say. It fails with `timed-out` when
 * the signal says so, `unreachable` when no connection came about, `connection-lost` when one broke.
 */
export async function post(command: Command, line: Line): Promise<WellcloudResult<RawAnswer>> {
  const { signal } = line;
  for (let attempt = 0; ; attempt++) {
    try {
      return { ok: true, value: await send(command, line) };
    } catch (error) {
      const pauseMs = pausesMs[attempt];
      if (signal.aborted || !wasRefused(error) || pauseMs === undefined) return failureOf(error, signal);
      await pause(pauseMs);
    }
  }
}

async function send({ path, body }: Command, { base, token, fetch: doFetch, signal }: Line): Promise<RawAnswer> {
  const response = await doFetch(base + path, {
    method: 'POST',
    headers: { Authorization: token, 'Content-Type': 'application/json;charset=utf-8' },
    body: JSON.stringify(body),
    // A body that holds the token must not be carried on to wherever an answer points.
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
function failureOf(error: unknown, signal: AbortSignal): WellcloudResult<never> {
  const listenFirst = 'Listen to the call before trying again: it may have obeyed.';
  if (signal.aborted) return failWith('timed-out', 'WellCloud did not answer in time.', listenFirst, true);
  if (!neverConnected(error)) return failWith('connection-lost', 'The connection to WellCloud broke.', listenFirst, true);
  const mend = 'Check api-base (danping-relay source set ID api-base=…), the network and the firewall.';
  return failWith('unreachable', 'No connection to WellCloud came about; nothing was sent.', mend, false);
}

const systemError = z.object({ code: z.string(), syscall: z.string() });

/** Node's fetch wraps what went wrong; a host of several addresses gives one error for each. */
function systemErrorsIn(error: unknown): readonly (z.infer<typeof systemError> | undefined)[] {
  const inner = error instanceof Error ? error.cause : undefined;
  const each: readonly unknown[] = inner instanceof AggregateError && inner.errors.length > 0 ? inner.errors : [inner];
  return each.map((one) => systemError.safeParse(one).data);
}

function wasRefused(error: unknown): boolean {
  return systemErrorsIn(error).every((one) => one?.code === 'ECONNREFUSED');
}

function neverConnected(error: unknown): boolean {
  return systemErrorsIn(error).every((one) => one?.syscall === 'connect' || one?.syscall === 'getaddrinfo');
}
