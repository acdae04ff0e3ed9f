import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readAnswer } from './answer.ts';
import { failWith, type WellcloudResult } from './failure.ts';
import { post } from './post.ts';
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

export interface WellcloudPorts {
  /** Scheme, host and, where there is one, the path before `/media` and `/remote`. */
  readonly apiBase: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  /** Starts the clock of one command; `AbortSignal.timeout` unless told otherwise. */
  readonly timeout?: (milliseconds: number) => AbortSignal;
}

/**
 * WellCloud's interface to calls in the IVR (wellcloud-ivr.md, sections 4 and 5). No command is repeated once it may have
 * been sent: `mayHaveHappened` of the failure tells.
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

/** For one command in all, repeats of a refused connection included. */
const patienceMs = 8_000;
const startClock = (milliseconds: number): AbortSignal => AbortSignal.timeout(milliseconds);
const mediaSchema = z.object({ callId: callIdSchema, files: mediaFilesSchema });

export function createWellcloudClient({ apiBase, token, fetch, timeout = startClock }: WellcloudPorts): WellcloudClient {
  const base = baseOf(apiBase);
  const order = async (command: Command): Promise<WellcloudResult<null>> => {
    if (base === null) return badBase;
    if (!/^[!-~]+$/.test(token)) return badToken;
    const answer = await post(command, { base, token, fetch, signal: timeout(patienceMs) });
    return answer.ok ? readAnswer(answer.value) : answer;
  };
  return {
    monitorCall: async (call) => {
      const asked = monitorCallSchema.safeParse(call);
      if (!asked.success) return invalid(asked.error);
      const requestId = randomUUID();
      const done = await order(monitorCallCommand(requestId, token, asked.data));
      return done.ok ? { ok: true, value: { requestId } } : done;
    },
    playMedia: async (callId, files) => {
      const asked = mediaSchema.safeParse({ callId, files });
      return asked.success ? order(playMediaCommand(asked.data.callId, asked.data.files)) : invalid(asked.error);
    },
    stopMedia: async (callId) => {
      const asked = callIdSchema.safeParse(callId);
      return asked.success ? order(stopMediaCommand(asked.data)) : invalid(asked.error);
    },
    stopAndPlayMedia: async (callId, files) => {
      const asked = mediaSchema.safeParse({ callId, files });
      return asked.success ? order(stopAndPlayMediaCommand(asked.data.callId, asked.data.files)) : invalid(asked.error);
    },
  };
}

/** Refused here: an address with a password or a query would put them into every request. */
function baseOf(apiBase: string): string | null {
  const url = URL.parse(apiBase.trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) return null;
  return url.origin + url.pathname.replace(/\/+$/, '');
}

const badBase = failWith(
  'invalid-settings',
  "The address of WellCloud's interface is missing or no plain http or https address.",
  'Enter it: danping-relay source set ID api-base=https://…',
  false,
);

const badToken = failWith(
  'invalid-settings',
  "The token for WellCloud's interface is missing or holds characters that no token has.",
  'Enter it: danping-relay source set ID api-token=…',
  false,
);

function invalid(error: z.ZodError): WellcloudResult<never> {
  const names = [...new Set(error.issues.map(({ path }) => path[0] ?? 'callId'))].map(String).join(', ');
  const mend = 'Nothing may be empty; audio goes to udp://HOST:PORT; the name of a file holds no semicolon.';
  return failWith('invalid-request', `Nothing was sent to WellCloud, because this was not right: ${names}.`, mend, false);
}
