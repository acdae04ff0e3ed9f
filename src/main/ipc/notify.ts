import type { WebContents } from 'electron';
import type { NoticeName, Notices } from '../../shared/api/notices.ts';
import { noticeChannel } from '../../shared/channels.ts';

/** Tells one window something, if it is still there. */
export function notify<Name extends NoticeName>(contents: WebContents, name: Name, payload: Notices[Name]): void {
  if (!contents.isDestroyed()) contents.send(noticeChannel, name, payload);
}
