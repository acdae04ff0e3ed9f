import { z } from 'zod';
import { agentStatuses } from '../contract/agent-status.ts';
import { callStates } from '../contract/call-steps.ts';
import type { BoardMessage } from './board-state.ts';

/** What of an entry everything else relies on; newer relays may say more. */
const agentSchema = z.looseObject({ agentNumber: z.string().min(1), loggedIn: z.boolean(), status: z.enum(agentStatuses).nullable(), since: z.string().nullable() });
const callSchema = z.looseObject({ source: z.string(), callId: z.string(), state: z.enum(callStates), legs: z.array(z.looseObject({ agentNumber: z.string().nullable() })) });
const figuresSchema = z.looseObject({ offered: z.number(), answered: z.number(), missed: z.number(), abandoned: z.number() });

const figuresByHour = figuresSchema.extend({ byHour: z.array(figuresSchema) });
const figuresByName = z.array(figuresSchema.extend({ name: z.string() }));
const journeyNameSchema = z.looseObject({ source: z.string(), sort: z.enum(['ivr', 'conference']), id: z.string() });
const journeys = z.array(journeyNameSchema.extend({ state: z.enum(['ivr', 'connected', 'conference', 'ended']), startedAt: z.string(), moments: z.array(z.looseObject({})), stays: z.array(z.looseObject({})) }));
const agents = z.array(agentSchema);
const calls = z.array(callSchema);

const messageSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('snapshot'), at: z.string(), agents, calls, journeys: journeys.optional(), queues: figuresByName, today: figuresByHour, knownSince: z.string().optional() }),
  z.looseObject({
    type: z.literal('patch'),
    at: z.string(),
    agents: agents.optional(),
    goneAgents: z.array(z.string()).optional(),
    calls: calls.optional(),
    gone: z.array(z.object({ source: z.string(), callId: z.string() })).optional(),
    journeys: journeys.optional(),
    goneJourneys: z.array(journeyNameSchema).optional(),
    queues: figuresByName.optional(),
    today: figuresByHour.optional(),
    knownSince: z.string().nullable().optional(),
  }),
]);

/** Reads a `board` message (docs/protocol.md, "board"); `null` for what is none. */
export function readBoardMessage(said: unknown): BoardMessage | null {
  return isBoardMessage(said) ? said : null;
}

function isBoardMessage(said: unknown): said is BoardMessage {
  return messageSchema.safeParse(said).success;
}
