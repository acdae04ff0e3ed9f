import { z } from 'zod';
import { callStates } from '../contract/call-steps.ts';
import type { DeskView, HistoryPage, PopupView } from './views.ts';

/** What the window asks of its host: each method's input as a schema, its output as a type. */
export interface Method<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Carries the type only; no value ever stands here. */
  readonly output?: Output;
}

function method<Output>() {
  return <Input extends z.ZodType>(input: Input): Method<Input, Output> => ({ input });
}

const nothing = z.undefined();
/** As long as a push may be: an id is the cloud's business. */
const callId = z.string().min(1).max(262_144);

export const methods = {
  'desk.view': method<DeskView>()(nothing),
  'history.page': method<HistoryPage>()(
    z.object({
      after: z.object({ startedAt: z.int(), callId }).nullable(),
      limit: z.int().min(1).max(500),
    }),
  ),
  'popup.view': method<PopupView>()(nothing),
  /** The cards need this many CSS pixels of height; the host sizes the window and shows it. */
  'popup.fit': method<void>()(z.object({ height: z.int().min(0).max(4000) })),
  /** The first frame that shows the call in this state was painted at `at` (epoch milliseconds). */
  'popup.painted': method<void>()(z.object({ callId, state: z.enum(callStates), at: z.number() })),
  'popup.dismiss': method<void>()(z.object({ callId })),
  /** Puts a number on the clipboard, digits only as the cloud sent them. */
  'number.copy': method<void>()(z.object({ number: z.string().min(1).max(64) })),
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type MethodInput<Name extends MethodName> = z.infer<Methods[Name]['input']>;
export type MethodOutput<Name extends MethodName> = Methods[Name] extends Method<z.ZodType, infer Output> ? Output : never;
