import { z } from 'zod';
import { route } from './route.ts';

/** WellCloud's media commands on a live call (wellcloud-ivr.md), for supervisors and admins. */
const ofCall = z.object({ source: z.string().max(32), callId: z.string().min(1).max(200) });
const files = z.array(z.string().trim().min(1).max(500)).min(1).max(20);

export const mediaRoutes = {
  /** Has to come first: from then on files can be played. What it needs beside addresses for the voice stands in the call's `ivr.started`. */
  'media.monitor': route(
    'POST',
    '/api/media/monitor',
    ofCall.extend({ agentRtp: z.string().max(200), customerRtp: z.string().max(200) }),
    z.object({ requestId: z.string().nullable() }),
  ),
  'media.play': route('POST', '/api/media/play', ofCall.extend({ files }), z.object({ files: z.array(z.string()) })),
  'media.stop': route('POST', '/api/media/stop', ofCall, z.object({ stopped: z.literal(true) })),
  'media.stopAndPlay': route('POST', '/api/media/stop-and-play', ofCall.extend({ files }), z.object({ stopped: z.literal(true), files: z.array(z.string()) })),
};
