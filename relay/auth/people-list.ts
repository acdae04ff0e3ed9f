import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { AlsoKnown } from './agents.ts';
import type { DirectoryStore } from './directory-store.ts';
import type { LoginRole } from './logins.ts';

export interface AgentEntry {
  readonly number: string;
  readonly name: string;
  readonly source: string | null;
  readonly addedAt: EpochMs;
  readonly tokens: number;
  readonly openCodes: number;
  readonly also: readonly AlsoKnown[];
}

/** Everybody who takes calls, with all that an admin may know of them. */
export function agentEntries({ db }: DirectoryStore, now: EpochMs): AgentEntry[] {
  const identities = Map.groupBy(
    db
      .prepare<[], AlsoKnown & { agent: string }>(
        `SELECT i.source_id AS source, i.extension, i.agent_number AS agent FROM identity i JOIN agent a ON a.number = i.agent_number
         WHERE NOT (i.source_id IS a.home_source AND i.extension = a.number) ORDER BY i.source_id, i.extension`,
      )
      .all(),
    ({ agent }) => agent,
  );
  return db
    .prepare<[number], Omit<AgentEntry, 'also'>>(
      `SELECT number, name, home_source AS source, created_at AS addedAt,
         (SELECT count(*) FROM token WHERE role = 'agent' AND subject = number) AS tokens,
         (SELECT count(*) FROM enrolment WHERE agent_number = number AND used_at IS NULL AND expires_at > ?) AS openCodes
       FROM agent ORDER BY number`,
    )
    .all(now)
    .map((agent) => ({ ...agent, also: (identities.get(agent.number) ?? []).map(({ source, extension }) => ({ source, extension })) }));
}

export interface LoginEntry {
  readonly login: string;
  readonly role: LoginRole;
  readonly tokens: number;
  readonly hasPassword: number;
  readonly openLinks: number;
  readonly sessions: number;
}

/** Supervisors and admins. */
export function loginEntries({ db }: DirectoryStore, now: EpochMs): LoginEntry[] {
  return db
    .prepare<[number], LoginEntry>(
      `SELECT name AS login, role,
         (SELECT count(*) FROM token t WHERE t.role <> 'agent' AND t.subject = name) AS tokens,
         EXISTS (SELECT 1 FROM password WHERE password.login = name) AS hasPassword,
         (SELECT count(*) FROM setup_code s WHERE s.login = name AND s.used_at IS NULL AND s.expires_at > ?) AS openLinks,
         (SELECT count(*) FROM session s WHERE s.role <> 'agent' AND s.subject = name) AS sessions
       FROM login ORDER BY role, name`,
    )
    .all(now);
}

/** How many addresses of each source hold, and how many agents are at home there. */
export function sourceCounts({ db }: DirectoryStore): ReadonlyMap<string, { readonly addresses: number; readonly agents: number }> {
  const rows = db
    .prepare<[], { id: string; addresses: number; agents: number }>(
      `SELECT id, (SELECT count(*) FROM source_secret WHERE source_id = id) AS addresses,
         (SELECT count(*) FROM agent WHERE home_source = id) AS agents FROM source`,
    )
    .all();
  return new Map(rows.map(({ id, addresses, agents }) => [id, { addresses, agents }]));
}
