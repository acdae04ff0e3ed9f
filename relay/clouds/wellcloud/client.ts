import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { plainAddress } from './addresses.ts';
import { readAnswer } from './answer.ts';
import { failWith, listenFirst, type WellcloudResult } from './failure.ts';
import { post, type Line, type Trouble } from './post.ts';
import type { Command, MonitorCall } from './request.ts';
import {
  callIdSchema,
  mediaFilesSchema,
  monitorCallCommand,
  monitorCallSchema,
  playMediaCommand,
  stopAndPlayMediaCommand,
  stopMediaCommand,
} from './request.ts';
import type { Tokens } from './tokens.ts';

export interface WellcloudPorts {
  /** Scheme, host and, where there is one, the path before `/media` and `/remote`. */
  readonly apiBase: string;
  readonly tokens: Tokens;
  readonly fetch: typeof fetch;
  /** Starts the clock of one command; `AbortSignal.timeout` unless told otherwise. */
  readonly timeout?: (milliseconds: number) => AbortSignal;
}

/**
 * WellCloud's interface to calls in the IVR (wellcloud-ivr.md, sections 4 and 5). No command is repeated once it may have
 * been obeyed: `mayHaveHappened` of the failure tells.
 */
export interface WellcloudClient {
  /** Has the audio of both sides of a call sent as RTP. @returns the id under which it was asked for */
  monitorCall(call: MonitorCall): Promise<WellcloudResult<{ readonly requestId: string }>>;
  /** Plays audio files to the caller, one after the other. */
  playMedia(callId: string, files: readonly string[]): Promise<WellcloudResult<null>>;
  /** Stops what is being played; the files after it are dropped. */
  stopMedia(callId: string): Promise<WellcloudResult<null>>;
  /** Stops what is being played and plays other files. */
  stopAndPlayMedia(callId: string, files: readonly string[]): Promise<WellcloudResult<null>>;
}

/** For one command in all, a token fetched for it and repeats of a refused connection included. */
const patienceMs = 8_000;
const startClock = (milliseconds: number): AbortSignal => AbortSignal.timeout(milliseconds);
const mediaSchema = z.object({ callId: callIdSchema, files: mediaFilesSchema });

type Build = (token: string) => Command;

export function createWellcloudClient({ apiBase, tokens, fetch, timeout = startClock }: WellcloudPorts): WellcloudClient {
  const base = plainAddress(apiBase);
  const order = async (build: Build): Promise<WellcloudResult<null>> => {
    if (base === null) return badBase;
    const line = { fetch, signal: timeout(patienceMs) };
    const token = await tokens.current(line);
    if (!token.ok) return token;
    const done = await give(base, build, token.value, line);
    // WellCloud may end a token early; what it did not let in it did not obey.
    const renewing = isRefusal(done) ? tokens.renewed(line) : null;
    if (renewing === null) return done;
    const renewed = await renewing;
    if (!renewed.ok) return renewed;
    const again = await give(base, build, renewed.value, line);
    return isRefusal(again) ? freshTokenRefused : again;
  };
  return {
    monitorCall: async (call) => {
      const asked = monitorCallSchema.safeParse(call);
      if (!asked.success) return invalid(asked.error);
      const requestId = randomUUID();
      const done = await order((token) => monitorCallCommand(requestId, token, asked.data));
      return done.ok ? { ok: true, value: { requestId } } : done;
    },
    playMedia: async (callId, files) => {
      const asked = mediaSchema.safeParse({ callId, files });
      return asked.success ? order(() => playMediaCommand(asked.data.callId, asked.data.files)) : invalid(asked.error);
    },
    stopMedia: async (callId) => {
      const asked = callIdSchema.safeParse(callId);
      return asked.success ? order(() => stopMediaCommand(asked.data)) : invalid(asked.error);
    },
    stopAndPlayMedia: async (callId, files) => {
      const asked = mediaSchema.safeParse({ callId, files });
      return asked.success ? order(() => stopAndPlayMediaCommand(asked.data.callId, asked.data.files)) : invalid(asked.error);
    },
  };
}

async function give(base: string, build: Build, token: string, line: Line): Promise<WellcloudResult<null>> {
  const { path, body } = build(token);
  const answer = await post({ url: base + path, headers: { Authorization: token }, body: JSON.stringify(body) }, line);
  return answer.ok ? readAnswer(answer.value) : noAnswer(answer.trouble);
}

function isRefusal(done: WellcloudResult<null>): boolean {
  return !done.ok && done.failure.code === 'unauthorized';
}

function noAnswer(trouble: Trouble): WellcloudResult<never> {
  if (trouble === 'timed-out') return failWith(trouble, 'WellCloud did not answer in time.', listenFirst, true);
  if (trouble === 'connection-lost') return failWith(trouble, 'The connection to WellCloud broke.', listenFirst, true);
  const mend = 'Check api-base (danping-relay source set ID api-base=…), the network and the firewall.';
  return failWith(trouble, 'No connection to WellCloud came about; nothing was sent.', mend, false);
}

const badBase = failWith(
  'invalid-settings',
  "The address of WellCloud's interface is missing or no plain http or https address.",
  'Enter it: danping-relay source set ID api-base=https://…',
  false,
);

const freshTokenRefused = failWith(
  'unauthorized',
  'WellCloud does not accept a token that it has just given out.',
  'Check that api-base and token-url are of one account, and ask WellCloud to open the IVR interface for this app-id.',
  false,
);

function invalid(error: z.ZodError): WellcloudResult<never> {
  const names = [...new Set(error.issues.map(({ path }) => path[0] ?? 'callId'))].map(String).join(', ');
  const mend = 'Nothing may be empty; audio goes to udp://HOST:PORT; the name of a file holds no semicolon.';
  return failWith('invalid-request', `Nothing was sent to WellCloud, because this was not right: ${names}.`, mend, false);
}
