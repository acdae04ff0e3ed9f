import type { EpochMs } from '../../src/shared/contract/time.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import { homeDialect } from '../core/visibility.ts';
import { ownAudienceKey } from './audience.ts';
import type { DirectoryStore } from './directory-store.ts';
import { issueEnrolmentCode } from './enrolment.ts';
import { issueToken } from './tokens.ts';

/** An agent as another source knows it: `--also SOURCE:EXTENSION`. */
export interface AlsoKnown {
  readonly source: string;
  readonly extension: string;
}

export interface AgentToAdd {
  readonly number: string;
  readonly name: string;
  /** The source whose numbers are the agent's own; `null`: the only one there is. */
  readonly source: string | null;
  /** Replaces what was said before; `null` leaves it as it is. */
  readonly also: readonly AlsoKnown[] | null;
}

export interface AddedAgent {
  readonly token: string;
  readonly enrolmentCode: string;
}

/**
 * Adds an agent, or brings one up to date, and gives out one more token and a one-time code for the same person.
 * Fails like {@link putAgent}.
 */
export function addAgent(store: DirectoryStore, agent: AgentToAdd, now: EpochMs): Result<AddedAgent> {
  return undoneWhenRefused(store, () => {
    put(store, agent, now);
    return { token: issueToken(store, 'agent', agent.number, now), enrolmentCode: issueEnrolmentCode(store, agent.number, now) };
  });
}

/**
 * Adds an agent, or brings one up to date. @returns whether it is new. Fails with `usage`, `source-unknown` or
 * `identity-taken`; nothing is changed then.
 */
export function putAgent(store: DirectoryStore, agent: AgentToAdd, now: EpochMs): Result<{ readonly isNew: boolean }> {
  return undoneWhenRefused(store, () => put(store, agent, now));
}

function undoneWhenRefused<Value>(store: DirectoryStore, work: () => Value): Result<Value> {
  try {
    return ok(store.db.transaction(work).immediate());
  } catch (error) {
    if (error instanceof Refusal) return error.result;
    throw error;
  }
}

/** Undoes the transaction on its way out. */
class Refusal extends Error {
  readonly result: Result<never>;

  constructor(code: string, cause: string, mend: string) {
    super(cause);
    this.result = fail(code, cause, mend);
  }
}

function put(store: DirectoryStore, agent: AgentToAdd, now: EpochMs): { readonly isNew: boolean } {
  const { db } = store;
  const before = db
    .prepare<[string], { home_source: string | null }>('SELECT home_source FROM agent WHERE number = ?')
    .get(agent.number);
  const home = homeOf(store, agent, before?.home_source ?? null);
  if (!before) {
    db.prepare('INSERT INTO agent (number, name, home_source, audience_key, created_at) VALUES (?, ?, ?, ?, ?)').run(
      agent.number,
      agent.name,
      home,
      ownAudienceKey(db, home, agent.number),
      now,
    );
    if (home !== null) putIdentity(store, { source: home, extension: agent.number }, agent.number);
  } else {
    db.prepare('UPDATE agent SET name = ? WHERE number = ?').run(agent.name, agent.number);
    if (home !== before.home_source) moveHome(store, agent.number, before.home_source, home);
  }
  if (agent.also) replaceAlso(store, agent.number, home, agent.also);
  return { isNew: !before };
}

function homeOf({ db }: DirectoryStore, agent: AgentToAdd, present: string | null): string | null {
  const homes = db
    .prepare<[string], { id: string }>('SELECT id FROM source WHERE dialect = ? ORDER BY created_at, id')
    .all(homeDialect)
    .map((row) => row.id);
  if (agent.source !== null) {
    if (homes.includes(agent.source)) return agent.source;
    throw new Refusal(
      'source-unknown',
      `There is no ${homeDialect} source ${agent.source}.`,
      `Add it with "source add ${homeDialect} --id ${agent.source}", or name one of: ${homes.join(', ') || 'none yet'}.`,
    );
  }
  if (present !== null || homes.length <= 1) return present ?? homes[0] ?? null;
  throw new Refusal('usage', `Several ${homeDialect} sources exist: ${homes.join(', ')}.`, 'Say whose agent this is with --source.');
}

/** What the old source sends under the number is somebody else's from now on, and the other way round. */
function moveHome(store: DirectoryStore, number: string, from: string | null, to: string | null): void {
  const { db } = store;
  if (from !== null) db.prepare('DELETE FROM identity WHERE source_id = ? AND extension = ?').run(from, number);
  db.prepare('UPDATE agent SET home_source = ?, audience_key = ? WHERE number = ?').run(to, ownAudienceKey(db, to, number), number);
  if (to !== null) putIdentity(store, { source: to, extension: number }, number);
}

function replaceAlso(store: DirectoryStore, number: string, home: string | null, also: readonly AlsoKnown[]): void {
  store.db
    .prepare('DELETE FROM identity WHERE agent_number = ? AND NOT (source_id IS ? AND extension = ?)')
    .run(number, home, number);
  for (const identity of also) putIdentity(store, identity, number);
}

function putIdentity({ db }: DirectoryStore, { source, extension }: AlsoKnown, agentNumber: string): void {
  if (!db.prepare('SELECT 1 FROM source WHERE id = ?').get(source)) {
    throw new Refusal('source-unknown', `There is no source ${source}.`, 'Add it first with "source add".');
  }
  const held = db
    .prepare<[string, string], { agent_number: string }>('SELECT agent_number FROM identity WHERE source_id = ? AND extension = ?')
    .get(source, extension);
  if (held && held.agent_number !== agentNumber) {
    throw new Refusal(
      'identity-taken',
      `${extension} on the source ${source} is agent ${held.agent_number} already.`,
      'Take it away from that agent first, or correct the extension.',
    );
  }
  if (held) return;
  db.prepare('INSERT INTO identity (source_id, extension, agent_number) VALUES (?, ?, ?)').run(source, extension, agentNumber);
}

export interface ListedAgent {
  readonly agentNumber: string;
  readonly name: string;
  readonly source: string | null;
  readonly tokens: number;
}

export function listAgents({ db }: DirectoryStore): ListedAgent[] {
  return db
    .prepare<[], ListedAgent>(
      `SELECT number AS agentNumber, name, home_source AS source,
         (SELECT count(*) FROM token WHERE role = 'agent' AND subject = number) AS tokens
       FROM agent ORDER BY number`,
    )
    .all();
}
