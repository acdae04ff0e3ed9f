import type { App } from 'electron';
import { z } from 'zod';
import { LinkInbox } from './link-inbox.ts';
import { linkInArguments, readLink } from './read-link.ts';

/** What a second start hands to the first: Chromium changes the order of arguments, so the link travels apart. */
const handedOver = z.object({ link: z.string().nullable() });

/**
 * Makes this the one app of its profile, and collects the links that it is given.
 *
 * @returns `null` when another is there already; it has got the link
 */
export function followLinks(app: App, argv: readonly string[]): LinkInbox | null {
  const text = argv.find((argument) => readLink(argument) !== null) ?? null;
  if (!app.requestSingleInstanceLock({ link: text })) return null;
  const inbox = new LinkInbox();
  const own = linkInArguments(argv);
  if (own) inbox.offer(own);
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const given = handedOver.safeParse(data);
    inbox.offer(given.success && given.data.link !== null ? readLink(given.data.link) : null);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    inbox.offer(readLink(url));
  });
  return inbox;
}
