import type { IpcMainInvokeEvent } from 'electron';
import { pageOrigin } from '../windows/pages.ts';

/** Whether a message comes from the top frame of a page that the app itself served. */
export function isTrustedSender(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith(`${pageOrigin}/`);
}
