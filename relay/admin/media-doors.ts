import { z } from 'zod';
import { mediaRoutes } from '../../src/shared/api/admin/media.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { clientOf } from '../cli/wellcloud-access.ts';
import type { WellcloudClient, WellcloudResult } from '../clouds/wellcloud/index.ts';
import { served, type Actor, type AdminDoor } from '../http/admin/door.ts';
import { fromCommand } from './changes.ts';
import type { AdminParts } from './parts.ts';

interface OnCall {
  readonly source: string;
  readonly callId: string;
}

/** What monitoring needs to know of a call, in the data of its `ivr.started` (wellcloud-ivr.md, 4.1.3). */
const startedSchema = z.object({ sipCallId: z.string(), sipFromTag: z.string(), sipToTag: z.string(), deviceId: z.string() });
/** Of a call's way through the IVR so many steps are looked through for its beginning. */
const mostSteps = 200;

/** What WellCloud can be told to do with a call that is in its IVR now, for supervisors too. */
export function mediaDoors(parts: AdminParts): readonly AdminDoor[] {
  return [
    served(mediaRoutes['media.monitor'], (asked, by) => {
      const started = startedOf(parts, asked);
      if (!started.ok) return started;
      const { deviceId, ...sip } = started.value;
      const call = { callId: asked.callId, ...sip, ivrRtp: asked.agentRtp, customerRtp: asked.customerRtp, deviceId };
      return command(parts, by, 'media-monitor', asked, (client) => client.monitorCall(call));
    }),
    served(mediaRoutes['media.play'], async (asked, by) => {
      const done = await command(parts, by, 'media-play', asked, (client) => client.playMedia(asked.callId, asked.files));
      return done.ok ? ok({ files: asked.files }) : done;
    }),
    served(mediaRoutes['media.stop'], async (asked, by) => {
      const done = await command(parts, by, 'media-stop', asked, (client) => client.stopMedia(asked.callId));
      return done.ok ? ok({ stopped: true }) : done;
    }),
    served(mediaRoutes['media.stopAndPlay'], async (asked, by) => {
      const done = await command(parts, by, 'media-stop-and-play', asked, (client) => client.stopAndPlayMedia(asked.callId, asked.files));
      return done.ok ? ok({ stopped: true, files: asked.files }) : done;
    }),
  ];
}

/** Sends one command, once, and writes down who did and what came of it. */
async function command<Value>(
  { data, changes }: AdminParts,
  by: Actor,
  what: string,
  { source, callId, ...asked }: OnCall & { readonly files?: readonly string[] },
  give: (client: WellcloudClient) => Promise<WellcloudResult<Value>>,
): Promise<Result<Value>> {
  const client = fromCommand(() => ok(clientOf(data, source)));
  if (!client.ok) return client;
  const about = { source, callId, ...(asked.files && { files: asked.files }) };
  const noted = changes.note(by, { what, about: { ...about, outcome: 'asked' } });
  if (!noted.ok) return noted;
  const done = await give(client.value);
  // It has happened, whether or not this can be written down.
  changes.note(by, { what, about: { ...about, outcome: done.ok ? 'done' : done.failure.code } });
  if (done.ok) return done;
  const { code, cause, mend, returnCode, original } = done.failure;
  const words = original === null ? cause : cause.replace(/\.$/, ` (return code ${returnCode}, ${original}).`);
  return refusedByCloud(code, words, mend.replaceAll('source set ID', `source set ${source}`));
}

/** Whatever WellCloud refuses is no mistake of the page's. */
function refusedByCloud(code: string, cause: string, mend: string): Result<never> {
  const failure = { code, cause, mend, status: code === 'invalid-request' || code === 'invalid-settings' ? 400 : 502 };
  return { ok: false, failure };
}

function startedOf({ log, store }: AdminParts, { source, callId }: OnCall): Result<z.infer<typeof startedSchema>> {
  if (!store.current().source(source)) return fail('source-unknown', `There is no source ${source}.`, 'Look the name up in the list of sources.');
  const seqs = log.read(({ journey }) => journey.steps.all(source, `call:${callId}`, mostSteps).map(({ seq }) => seq));
  if (!seqs.ok) return seqs;
  const started = log.eventsAt(seqs.value).find(({ kind }) => kind === 'ivr.started');
  const read = startedSchema.safeParse(started?.data);
  return read.success ? ok(read.data) : fail('call-unknown', 'The log holds no beginning of this call in the IVR with what monitoring needs.', 'Monitor calls whose ivr.started was pushed with its SIP fields.');
}
