import { z } from 'zod';
import { releaseFileSchema, versionPattern } from '../../contract/updates.ts';
import { count, nothing, route } from './route.ts';

const version = z.string().regex(versionPattern);
const ofVersion = z.object({ version });
const pilots = z.object({ agents: z.array(z.string().trim().min(1).max(64)).max(500), share: count(0, 100) });

const releasedSchema = z.object({
  version: z.string(),
  addedAt: z.iso.datetime(),
  files: z.array(releaseFileSchema),
  /** Of those who are enrolled: who told this version when they connected last. */
  desks: z.number(),
});
export type ReleasedVersion = z.output<typeof releasedSchema>;

export const releasesSchema = z.object({
  /** Newest first. */
  releases: z.array(releasedSchema),
  pilots,
  /** The version for the pilots; `null`: the same as for everybody. */
  pilot: z.string().nullable(),
  everybody: z.string().nullable(),
  calledBack: z.array(z.string()),
  /** Where a roll-back would lead; `null`: nowhere, desks would keep what they have. */
  backTo: z.string().nullable(),
  /** Offered, or a roll-back's aim: not to be removed. */
  needed: z.array(z.string()),
  /** Versions that desks have and this relay has not. */
  elsewhere: z.array(z.object({ version: z.string(), desks: z.number() })),
});
export type ReleasesView = z.output<typeof releasesSchema>;

export const releaseRoutes = {
  'releases.list': route('GET', '/api/admin/releases', nothing, releasesSchema),
  /** Takes in what was sent under this name ({@link uploadPath}). */
  'releases.add': route('POST', '/api/admin/releases', z.object({ upload: z.string().regex(/^[0-9a-f]{16,64}$/) }), ofVersion),
  'releases.remove': route('DELETE', '/api/admin/releases/:version', ofVersion, z.object({ removed: z.literal(true) })),
  'releases.offer': route('POST', '/api/admin/releases/:version/offer', ofVersion.extend({ to: z.enum(['pilots', 'everybody']) }), ofVersion),
  'releases.pilots': route('PATCH', '/api/admin/releases/pilots', pilots, pilots),
  /** `to` `null`: desks that have `from` keep it, and nobody else gets it. */
  'releases.rollBack': route('POST', '/api/admin/releases/roll-back', nothing, z.object({ from: z.string(), to: z.string().nullable() })),
};

/** `POST` with the bytes at `?at=` of a file: one release's files are sent in pieces under a name that the page chose. */
export function uploadPath(upload: string, name: string, at: number): string {
  return `/api/admin/releases/uploads/${upload}/${encodeURIComponent(name)}?at=${at}`;
}
export const uploadAnswerSchema = z.object({ size: z.number() });
/** In bytes: small enough to be through a slow line before the relay loses patience with it. */
export const largestPieceBytes = 2 * 1024 * 1024;
