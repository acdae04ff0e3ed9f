import { z } from 'zod';
import { loginPattern } from '../../contract/web-access.ts';
import { nothing, route } from './route.ts';

const agentNumber = z.string().trim().min(1).max(64);
const name = z.string().trim().min(1).max(100);
const source = z.string().max(32);
const also = z.array(z.object({ source, extension: z.string().trim().min(1).max(64) })).max(20);
const ofAgent = z.object({ agentNumber });
const role = z.enum(['supervisor', 'admin']);
const login = z.string().trim().regex(loginPattern);
const ofLogin = z.object({ role, login });

/** How somebody is connected at this moment. */
const presence = {
  connections: z.number(),
  /** Of the connection that is furthest behind; 0: current; `null`: not connected. */
  lagEvents: z.number().nullable(),
  lastSeenAt: z.iso.datetime().nullable(),
};

export const agentSchema = z.object({
  agentNumber: z.string(),
  name: z.string(),
  source: z.string().nullable(),
  /** Other sources' names for the agent. */
  also: z.array(z.object({ source: z.string(), extension: z.string() })),
  tokens: z.number(),
  /** Codes that were given out and neither used nor expired. */
  openCodes: z.number(),
  addedAt: z.iso.datetime(),
  /** As the desktop app told it last; `null` where it never did. */
  appVersion: z.string().nullable(),
  ...presence,
});
export type AdminAgent = z.output<typeof agentSchema>;

/** A one-time code, shown once. */
export const newCodeSchema = z.object({
  agentNumber: z.string(),
  name: z.string(),
  code: z.string(),
  /** `danping://enrol?…`, also the text of a QR code. */
  link: z.string(),
  expiresAt: z.iso.datetime(),
});

export const loginSchema = z.object({ login: z.string(), role, tokens: z.number(), hasPassword: z.boolean(), openLinks: z.number(), sessions: z.number(), ...presence });
export type AdminLogin = z.output<typeof loginSchema>;

/** A token and a one-time link, shown once. */
export const newLoginSchema = z.object({ login: z.string(), role, token: z.string(), setupPath: z.string(), setupUrl: z.string() });

const revoked = z.object({ revoked: z.number() });

/** One line of an imported file. `line` counts from 1, the head included. */
export const importedSchema = z.object({
  line: z.number(),
  agentNumber: z.string(),
  name: z.string(),
  outcome: z.enum(['added', 'changed', 'refused']),
  /** For those who are new; absent in a trial. */
  code: z.string().optional(),
  link: z.string().optional(),
  cause: z.string().optional(),
  mend: z.string().optional(),
});

export const peopleRoutes = {
  'agents.list': route('GET', '/api/admin/agents', nothing, z.object({ agents: z.array(agentSchema) })),
  'agents.add': route('POST', '/api/admin/agents', z.object({ agentNumber, name, source: source.optional(), also: also.optional() }), newCodeSchema),
  'agents.edit': route('PATCH', '/api/admin/agents/:agentNumber', ofAgent.extend({ name: name.optional(), source: source.optional(), also: also.optional() }), ofAgent),
  'agents.remove': route('DELETE', '/api/admin/agents/:agentNumber', ofAgent, revoked),
  /** Withdraws tokens, codes and sessions: the desktop is shown out within 5 s. */
  'agents.revoke': route('POST', '/api/admin/agents/:agentNumber/revoke', ofAgent, revoked),
  'agents.code': route('POST', '/api/admin/agents/:agentNumber/code', ofAgent, newCodeSchema),
  /**
   * CSV in UTF-8 with a head: `number,name[,source][,also]` (also 工号,姓名,来源,分机), `also` as `SOURCE:EXTENSION` with
   * spaces between. A trial changes nothing.
   */
  'agents.import': route(
    'POST',
    '/api/admin/agents/import',
    z.object({ csv: z.string().min(1).max(200_000), trial: z.boolean() }),
    z.object({ trial: z.boolean(), added: z.number(), changed: z.number(), refused: z.number(), rows: z.array(importedSchema) }),
  ),
  'logins.list': route('GET', '/api/admin/logins', nothing, z.object({ logins: z.array(loginSchema) })),
  /** For one that exists: one more token and link. */
  'logins.add': route('POST', '/api/admin/logins', ofLogin, newLoginSchema),
  'logins.remove': route('DELETE', '/api/admin/logins/:role/:login', ofLogin, revoked),
  'logins.revoke': route('POST', '/api/admin/logins/:role/:login/revoke', ofLogin, revoked),
};
