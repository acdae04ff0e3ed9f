import type { z } from 'zod';
import { boardMethods } from './board-methods.ts';
import { contactsMethods } from './contacts-methods.ts';
import { crmMethods } from './crm-methods.ts';
import { customerMethods } from './customer-methods.ts';
import { deskMethods } from './desk-methods.ts';
import { dialMethods } from './dial-methods.ts';
import { enrolmentMethods } from './enrolment-methods.ts';
import { habitsMethods } from './habits-methods.ts';
import { historyMethods } from './history-methods.ts';
import type { Method } from './method.ts';
import { popupMethods } from './popup-methods.ts';
import { settingsMethods } from './settings-methods.ts';
import { updateMethods } from './update-methods.ts';
import { wrapUpMethods } from './wrap-up-methods.ts';

/** Every method between a page and its host, once: a group for each feature. */
export const methods = {
  ...boardMethods,
  ...contactsMethods,
  ...crmMethods,
  ...customerMethods,
  ...deskMethods,
  ...dialMethods,
  ...enrolmentMethods,
  ...habitsMethods,
  ...historyMethods,
  ...popupMethods,
  ...settingsMethods,
  ...updateMethods,
  ...wrapUpMethods,
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type MethodInput<Name extends MethodName> = z.infer<Methods[Name]['input']>;
export type MethodOutput<Name extends MethodName> = Methods[Name] extends Method<z.ZodType, infer Output> ? Output : never;
