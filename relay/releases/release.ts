import { z } from 'zod';
import { releaseFileSchema, versionPattern } from '../../src/shared/contract/updates.ts';

/** `release.json` beside a release's files. */
export const releaseSchema = z.object({
  version: z.string().regex(versionPattern),
  addedAt: z.iso.datetime(),
  /** Sorted by name; the `latest*.yml` too. */
  files: z.array(releaseFileSchema),
});
/** A version of the desktop app that this relay has. */
export type Release = z.infer<typeof releaseSchema>;
