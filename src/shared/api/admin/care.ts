import { z } from 'zod';
import { dispositionSchema } from '../../contract/desk-rules.ts';
import { sentSchema } from './inspector.ts';
import { count, nothing, route } from './route.ts';

/** A small simulated call through the relay's own door. */
export const testCallSchema = z.object({
  id: z.number(),
  source: z.string(),
  callId: z.string(),
  /** `null`: not sent yet. */
  steps: z.array(z.object({ step: z.enum(['ringing', 'answered', 'ended', 'record']), dueAt: z.iso.datetime(), sent: sentSchema.nullable() })),
  over: z.boolean(),
});
export type TestCall = z.output<typeof testCallSchema>;

export const deskSchema = z.object({
  shareHistory: z.boolean(),
  shareNotes: z.boolean(),
  /** `null`: nothing places calls. */
  dial: z.object({ source: z.string(), ready: z.boolean(), missing: z.string().nullable() }).nullable(),
  dispositions: z.array(dispositionSchema),
});

export const retentionSchema = z.object({ keepDays: z.number(), keepMb: z.number() });

export const auditRecordSchema = z.object({
  seq: z.number(),
  at: z.iso.datetime(),
  who: z.string(),
  what: z.string(),
  about: z.record(z.string(), z.unknown()),
  /** Whether it stands as it was written, right after the one before. */
  intact: z.boolean(),
});
export type AuditRecordView = z.output<typeof auditRecordSchema>;

/** What is gone of a customer. */
export const erasedSchema = z.object({
  events: z.number(),
  notes: z.number(),
  quarantined: z.number(),
  /** In memory, of the inspector. */
  pushes: z.number(),
  /** Folders of earlier restores in the data folder: they are not looked into, and may hold the number still. */
  copies: z.array(z.string()),
});

const disposition = z.object({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/) });

export const careRoutes = {
  /** The first step is sent at once, the others `paceMs` apart; 0: all before the answer. */
  'testCall.start': route(
    'POST',
    '/api/admin/test-calls',
    z.object({
      source: z.string().max(32),
      agentNumber: z.string().trim().min(1).max(64),
      direction: z.enum(['inbound', 'outbound']),
      customerNumber: z.string().trim().regex(/^\+?\d{3,20}$/),
      paceMs: count(0, 30_000).default(4_000),
    }),
    testCallSchema,
  ),
  'testCall.show': route('GET', '/api/admin/test-calls/:id', z.object({ id: count(1, Number.MAX_SAFE_INTEGER) }), testCallSchema),
  'desk.show': route('GET', '/api/admin/desk', nothing, deskSchema),
  'desk.set': route('PATCH', '/api/admin/desk', z.object({ shareHistory: z.boolean().optional(), shareNotes: z.boolean().optional(), dial: z.string().max(32).nullable().optional() }), deskSchema),
  'dispositions.put': route('POST', '/api/admin/dispositions', dispositionSchema, z.object({ added: z.boolean() })),
  'dispositions.remove': route('DELETE', '/api/admin/dispositions/:id', disposition, z.object({ removed: z.literal(true) })),
  'retention.show': route('GET', '/api/admin/retention', nothing, retentionSchema),
  /** Holds at once, and after a restart where `serve` is not told otherwise. */
  'retention.set': route('PATCH', '/api/admin/retention', z.object({ keepDays: count(1, 36_500).optional(), keepMb: count(16, 1_000_000).optional() }), retentionSchema),
  /** Newest first. */
  'audit.list': route(
    'GET',
    '/api/admin/audit',
    z.object({ before: count(1, Number.MAX_SAFE_INTEGER).optional(), limit: count(1, 200).default(50) }),
    z.object({ records: z.array(auditRecordSchema), next: z.number().nullable() }),
  ),
  /** Looks through the whole chain. `brokenAt` `null`: nothing was changed or taken away. */
  'audit.verify': route('POST', '/api/admin/audit/verify', nothing, z.object({ count: z.number(), brokenAt: z.number().nullable() })),
  /** Makes the relay forget a customer's number, in whatever way it was written. Cannot be undone; backups made before keep it. */
  'customer.erase': route('POST', '/api/admin/erase', z.object({ customerNumber: z.string().trim().min(3).max(32) }), erasedSchema),
};

/** `GET`, a download: one SQLite file, as `danping-relay backup` makes it. Goes into the audit log. */
export const backupPath = '/api/admin/backup';
