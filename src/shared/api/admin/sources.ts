import { z } from 'zod';
import { nothing, route } from './route.ts';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/);
const ofSource = z.object({ id });

/** What can be set of a source. */
export const settingSchema = z.object({
  key: z.string(),
  secret: z.boolean(),
  purpose: z.string(),
  set: z.boolean(),
  /** Only where it is set and no secret. */
  value: z.string().optional(),
});

export const sourceSchema = z.object({
  id: z.string(),
  dialect: z.string(),
  timeZone: z.string(),
  settings: z.array(settingSchema),
  /** How many addresses hold: two for as long as a rotation is not over. The addresses themselves are shown once, when made. */
  addresses: z.number(),
  lastPushAt: z.iso.datetime().nullable(),
  /** Agents that are at home there. */
  agents: z.number(),
});
export type AdminSource = z.output<typeof sourceSchema>;

/** The only time that the address is shown. */
export const newAddressSchema = z.object({
  id: z.string(),
  dialect: z.string(),
  hookPath: z.string(),
  /** To be pasted into the cloud's console. */
  hookUrl: z.string(),
  /** The address is of this computer alone: no cloud reaches it. */
  onlyFromHere: z.boolean(),
  earlierStillHold: z.number(),
});

export const dialectSchema = z.object({ name: z.string(), defaultTimeZone: z.string(), settings: z.array(settingSchema.pick({ key: true, secret: true, purpose: true })) });

export const tel4vnHookSchema = z.object({ id: z.string(), event: z.string(), address: z.string(), leadsHere: z.boolean() });

export const sourceRoutes = {
  'dialects.list': route('GET', '/api/admin/dialects', nothing, z.object({ dialects: z.array(dialectSchema) })),
  'sources.list': route('GET', '/api/admin/sources', nothing, z.object({ sources: z.array(sourceSchema) })),
  'sources.add': route('POST', '/api/admin/sources', z.object({ dialect: z.string().max(32), id: id.optional(), timeZone: z.string().max(64).optional() }), newAddressSchema),
  /** An empty text removes a value; one mistake changes nothing. */
  'sources.set': route(
    'PATCH',
    '/api/admin/sources/:id',
    ofSource.extend({ values: z.record(z.string().max(64), z.string().max(4_096)) }),
    z.object({ id: z.string(), set: z.array(z.string()), removed: z.array(z.string()) }),
  ),
  /** Two addresses hold at once: rotating twice ends one that leaked. */
  'sources.rotate': route('POST', '/api/admin/sources/:id/rotate', ofSource, newAddressSchema),
  'sources.remove': route('DELETE', '/api/admin/sources/:id', ofSource, z.object({ id: z.string(), removed: z.literal(true), agentsWithoutSource: z.number() })),
  'hooks.list': route('GET', '/api/admin/sources/:id/hooks', ofSource, z.object({ hooks: z.array(tel4vnHookSchema) })),
  /** For each event that does not lead here yet. */
  'hooks.create': route('POST', '/api/admin/sources/:id/hooks', ofSource, z.object({ created: z.array(z.string()), existing: z.array(z.string()), onlyFromHere: z.boolean() })),
  'hooks.remove': route('DELETE', '/api/admin/sources/:id/hooks/:hookId', ofSource.extend({ hookId: z.string().min(1).max(128) }), z.object({ deleted: z.string() })),
};
