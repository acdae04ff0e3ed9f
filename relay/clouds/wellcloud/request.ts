import { z } from 'zod';

const filled = z.string().trim().min(1);

/** Where the audio of one side goes. */
export const rtpAddressSchema = z
  .string()
  .regex(/^udp:\/\/(?:[\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i)
  .refine((address) => isPort(Number(address.slice(address.lastIndexOf(':') + 1))));

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

/** Whose audio to send where; most of it is in the data of the `ivr.started` event (wellcloud-ivr.md, 4.1.3). */
export const monitorCallSchema = z.object({
  callId: filled,
  sipCallId: filled,
  sipFromTag: filled,
  sipToTag: filled,
  /** `udp://HOST:PORT` for what the IVR says. */
  ivrRtp: rtpAddressSchema,
  /** `udp://HOST:PORT` for what the customer says. */
  customerRtp: rtpAddressSchema,
  /** The IVR's device with its domain. */
  deviceId: filled,
});
export type MonitorCall = z.infer<typeof monitorCallSchema>;

export const callIdSchema = filled;

/** Audio files by their paths on WellCloud; a `;` would part one into two. */
export const mediaFilesSchema = z.array(filled.regex(/^[^;]+$/)).min(1);

/** One command as it goes over the wire. */
export interface Command {
  readonly path: string;
  readonly body: Readonly<Record<string, string>>;
}

/**
 * The table of 4.1.3 asks for `token` and knows no `deviceId`, the example of 4.1.4 the reverse: both are sent. The
 * example's Authorization header and the table's `token` show the same value, so the two are taken for one.
 */
export function monitorCallCommand(requestId: string, token: string, call: MonitorCall): Command {
  return {
    path: '/remote/monitor-call',
    body: {
      id: requestId,
      token,
      callId: call.callId,
      'sip-callId': call.sipCallId,
      'from-tag': call.sipFromTag,
      'to-tag': call.sipToTag,
      'a-rtp': call.ivrRtp,
      'c-rtp': call.customerRtp,
      deviceId: call.deviceId,
    },
  };
}

/** wellcloud-ivr.md, 5.1. */
export function playMediaCommand(callId: string, files: readonly string[]): Command {
  return { path: '/media/playMedia', body: { callId, urls: files.join(';') } };
}

/** wellcloud-ivr.md, 5.2. */
export function stopMediaCommand(callId: string): Command {
  return { path: '/media/stopMedia', body: { callId } };
}

/** wellcloud-ivr.md, 5.3: the table says `callid`, the example `callId`. Both are sent. */
export function stopAndPlayMediaCommand(callId: string, files: readonly string[]): Command {
  return { path: '/media/stopAndPlayMedia', body: { callId, callid: callId, urls: files.join(';') } };
}
