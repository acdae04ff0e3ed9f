import type { z } from 'zod';
import { careRoutes } from './admin/care.ts';
import { healthRoutes } from './admin/health.ts';
import { inspectorRoutes } from './admin/inspector.ts';
import { mediaRoutes } from './admin/media.ts';
import { peopleRoutes } from './admin/people.ts';
import { releaseRoutes } from './admin/releases.ts';
import { sourceRoutes } from './admin/sources.ts';

export { requestOf, refusedAdminSchema, type AdminRequest, type RefusedAdmin } from './admin/route.ts';
export { backupPath } from './admin/care.ts';
export { largestPieceBytes, uploadAnswerSchema, uploadPath } from './admin/releases.ts';

/**
 * Every door of the admin's console, once: the relay serves them and reads what comes by `input`, the pages call them
 * ({@link requestOf}) and read the answer by `output`. All for admins; those of `mediaRoutes` for supervisors too.
 */
export const adminRoutes = { ...healthRoutes, ...sourceRoutes, ...peopleRoutes, ...inspectorRoutes, ...careRoutes, ...mediaRoutes, ...releaseRoutes };

export type AdminRoutes = typeof adminRoutes;
export type AdminRouteName = keyof AdminRoutes;
/** What a page sends. */
export type AdminInput<Name extends AdminRouteName> = z.input<AdminRoutes[Name]['input']>;
/** What the relay's handler gets. */
export type AdminAsked<Name extends AdminRouteName> = z.output<AdminRoutes[Name]['input']>;
/** What a page gets. */
export type AdminOutput<Name extends AdminRouteName> = z.output<AdminRoutes[Name]['output']>;
