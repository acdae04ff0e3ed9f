import type { z } from 'zod';
import { deskMethods } from './desk-methods.ts';
import { historyMethods } from './history-methods.ts';
import type { Method } from './method.ts';
import { popupMethods } from './popup-methods.ts';

/** Every method between a page and its host, once: a group for each feature. */
export const methods = {
  ...deskMethods,
  ...historyMethods,
  ...popupMethods,
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type MethodInput<Name extends MethodName> = z.infer<Methods[Name]['input']>;
export type MethodOutput<Name extends MethodName> = Methods[Name] extends Method<z.ZodType, infer Output> ? Output : never;
