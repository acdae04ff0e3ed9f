import { z } from 'zod';
import type { CrmDryRun } from '../crm/dry-run.ts';
import type { Failure } from '../result.ts';
import { callIdSchema, method } from './method.ts';
import { crmTemplateSchema } from './settings.ts';

export const crmMethods = {
  /** What the template makes of the call, or of an example where `callId` is `null`. Opens nothing. */
  'crm.dryRun': method<CrmDryRun>()(z.object({ template: crmTemplateSchema, callId: callIdSchema.nullable() })),
  /** Opens the customer's page in the CRM; `null` when it did, else why not. */
  'crm.open': method<Failure | null>()(z.object({ callId: callIdSchema })),
} as const;
