import { updateKeySchema } from '../contract/updates.ts';

/** What an enrolment link carries. */
export interface EnrolmentLink {
  readonly relay: string;
  readonly code: string;
  /** With which the relay signs updates of the app; `null` in links of older relays. */
  readonly key: string | null;
}

const longestCode = 200;

/**
 * Reads `danping://enrol?relay=…&code=…&key=…` as the relay's `agent add` prints it (docs/protocol.md).
 *
 * @returns `null` for anything else, an address that is neither http nor https included
 */
export function readEnrolmentLink(text: string): EnrolmentLink | null {
  const link = URL.parse(text.trim());
  if (link?.protocol !== 'danping:' || link.hostname !== 'enrol' || (link.pathname !== '' && link.pathname !== '/')) return null;
  const relay = URL.parse(link.searchParams.get('relay') ?? '');
  const code = link.searchParams.get('code')?.trim() ?? '';
  if (!relay || !/^https?:$/.test(relay.protocol) || code === '' || code.length > longestCode) return null;
  const key = updateKeySchema.safeParse(link.searchParams.get('key'));
  return { relay: relay.origin, code, key: key.success ? key.data : null };
}
