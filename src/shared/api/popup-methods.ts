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
  /** The agent's pointer or cursor is on the card: it does not go by itself. */
  'popup.attend': method<void>()(z.object({ callId: callIdSchema, attended: z.boolean() })),
  'popup.dismiss': method<void>()(z.object({ callId: callIdSchema })),
  /** A made-up call that rings, talks and ends, shown whatever the rules are. Nothing is kept of it. */
  'popup.test': method<void>()(z.object({ direction: z.enum(['inbound', 'outbound']) })),
  /** The pop-up stands again where the settings say, wherever it was dragged to. */
  'popup.resetPosition': method<void>()(nothing),
  /** The person moves the pop-up; how far it is from where it was taken hold of, in CSS pixels. */
  'popup.drag': method<void>()(z.object({ phase: z.enum(['start', 'move', 'end']), dx: z.number().min(-1e5).max(1e5), dy: z.number().min(-1e5).max(1e5) })),
  /** The person wants to type into the pop-up, which has no keyboard by itself. */
  'popup.takeKeyboard': method<void>()(nothing),
  /** Whoever had the keyboard before gets it again. */
  'popup.giveKeyboardBack': method<void>()(nothing),
} as const;
