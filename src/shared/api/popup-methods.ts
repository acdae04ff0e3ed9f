import { z } from 'zod';
import { callStates } from '../contract/call-steps.ts';
import { callIdSchema, method, nothing } from './method.ts';
import type { PopupView } from './views.ts';

export const popupMethods = {
  'popup.view': method<PopupView>()(nothing),
  /** The cards need this many CSS pixels of height; the host sizes the window and shows it. */
  'popup.fit': method<void>()(z.object({ height: z.int().min(0).max(4000) })),
  /** The first frame that shows the call in this state was painted at `at` (epoch milliseconds). */
  'popup.painted': method<void>()(z.object({ callId: callIdSchema, state: z.enum(callStates), at: z.number() })),
  'popup.dismiss': method<void>()(z.object({ callId: callIdSchema })),
} as const;
