import { z } from 'zod';

/** An agent's status in Danping's words; a cloud's own pauses are `custom` and keep their name. */
export const agentStatuses = [
  'idle',
  'busy',
  'dialing',
  'ringing',
  'talking',
  'wrap-up',
  'held',
  'muted',
  'disconnected',
  'invalid',
  'custom',
] as const;
export const agentStatusSchema = z.enum(agentStatuses);
export type AgentStatus = z.infer<typeof agentStatusSchema>;

/** What an `agent.status` event carries in `data`, beside fields that are not mapped. */
export const agentStatusDataSchema = z.object({
  status: agentStatusSchema,
  statusNumber: z.int().nonnegative().nullable(),
  statusName: z.string().nullable(),
});
