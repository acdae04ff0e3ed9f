import type { AdminOutput } from '../../../../shared/api/admin.ts';
import type { PushLine } from '../../../../shared/api/admin/inspector.ts';

type Page = AdminOutput<'pushes.list'>;

/** The pushes that the page holds, newest first. */
export interface Tail {
  readonly pushes: readonly PushLine[];
  /** Everything up to here was looked at. */
  readonly upTo: number;
  /** Whether the relay holds older ones. */
  readonly hasOlder: boolean;
}

/** More would make the page slow, and nobody reads so far. */
const most = 1_000;

/** The first page of the newest. */
export function beginTail(page: Page, limit: number): Tail {
  return { pushes: page.pushes, upTo: page.newest, hasOlder: page.pushes.length === limit };
}

/**
 * What came since. The relay tells the oldest of them first, up to the limit, so that none is missed; a relay that
 * counts from the start again was started anew.
 *
 * @returns `null` where the tail has to begin anew
 */
export function withNewer(tail: Tail, page: Page, limit: number): Tail | null {
  if (page.newest < tail.upTo) return null;
  const upTo = page.pushes.length === limit ? (page.pushes[0]?.push ?? tail.upTo) : page.newest;
  if (page.pushes.length === 0) return { ...tail, upTo };
  const pushes = [...page.pushes, ...tail.pushes];
  return { pushes: pushes.slice(0, most), upTo, hasOlder: tail.hasOlder || pushes.length > most };
}

/** What came before the oldest that is held. */
export function withOlder(tail: Tail, page: Page, limit: number): Tail {
  return { ...tail, pushes: [...tail.pushes, ...page.pushes], hasOlder: page.pushes.length === limit };
}
