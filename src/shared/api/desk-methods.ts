import { z } from 'zod';
import { method, nothing, numberSchema } from './method.ts';
import type { DeskView } from './views.ts';

export const deskMethods = {
  'desk.view': method<DeskView>()(nothing),
  /** The page's first content is on the screen: what nobody sees yet may begin. */
  'desk.painted': method<void>()(nothing),
  /** The agent has read that calls may be missing. */
  'gap.seen': method<void>()(nothing),
  /** Puts a number on the clipboard, digits only as the cloud sent them. */
  'number.copy': method<void>()(z.object({ number: numberSchema })),
} as const;
