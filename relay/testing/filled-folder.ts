import { addAgent } from '../auth/agents.ts';
import { DirectoryStore } from '../auth/directory-store.ts';
import { addLogin } from '../auth/logins.ts';
import { addSource } from '../auth/sources.ts';
import { createIngest, type Ingest } from '../core/ingest.ts';
import type { Source } from '../core/ports.ts';
import { moorV7 } from '../dialects/moor-v7/index.ts';
import { SqliteEventLog } from '../log/event-log.ts';
import { agentNameAt, type AgentOnDuty } from '../simulator/moor-v7/agents.ts';
import { simulateShift } from '../simulator/moor-v7/shift.ts';
import type { TimedPush } from '../simulator/timed-push.ts';
import { prepareDataFolder } from '../sqlite/open.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';
import type { Result } from '../../src/shared/result.ts';

/** The past that a folder is given: the same shift of the same agents, on so many days, the last of them ending at `until`. */
export interface Past {
  readonly folder: string;
  /** About so many events in all; the pace of the calls follows from it. 0: people, and an empty log. */
  readonly events: number;
  readonly agents: number;
  /** Default: one. */
  readonly supervisors?: number;
  readonly days: number;
  readonly until: EpochMs;
}

export interface Filled {
  readonly hookPath: string;
  readonly agents: readonly { readonly agentNumber: string; readonly token: string }[];
  /** Tokens; the first is also in `supervisor`. */
  readonly supervisors: readonly string[];
  readonly supervisor: string;
  readonly timeZone: string;
  /** How many events the log holds. */
  readonly head: number;
}

const accountId = '20000153';
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const shiftHours = 9;
/** What one call of the simulated shift comes to, its agent's statuses included. */
const eventsPerCall = 10.67;
/** So many pushes share a commit. */
const groupSize = 1_000;

/**
 * Makes a data folder with a long past: one `moor-v7` source, its agents, its supervisors, and events that the V7 dialect has read
 * from the simulator's bodies and the log has appended as it always does, each received when it was sent. Throws where the
 * folder cannot be used.
 */
export async function fillFolder(past: Past): Promise<Filled> {
  valueOf(prepareDataFolder(past.folder));
  const directory = valueOf(DirectoryStore.open(past.folder));
  const source: Source = { id: 'main', dialect: moorV7.name, timeZone: zoneOfEvening(past.until), values: {} };
  const { secret } = valueOf(addSource(directory, source, past.until));
  const agents = agentsOf(past);
  const staff = directory.db.transaction(() => ({
    agents: agents.map(({ agentNumber, agentName }) => ({ agentNumber, token: valueOf(addAgent(directory, { number: agentNumber, name: agentName, source: null, also: null }, past.until)).token })),
    supervisors: Array.from({ length: past.supervisors ?? 1 }, (_, i) => valueOf(addLogin(directory, 'supervisor', i === 0 ? 'li' : `li${i + 1}`, past.until)).token),
  }))();
  directory.reload();

  const log = valueOf(SqliteEventLog.open(past.folder, { failing: () => undefined, healed: () => undefined, damaged: () => undefined, appended: () => undefined }));
  const ingest = createIngest({ dialects: new Map([[moorV7.name, moorV7]]), directory: () => directory.current(), log, onMistake: () => undefined });
  const days = past.events === 0 ? 0 : past.days;
  for (let day = days - 1; day >= 0; day--) await append(ingest, source, pushesOfDay(past, agents, past.until - day * dayMs));
  const { head } = log;
  await log.close();
  directory.close();
  return { hookPath: `/hooks/main/${secret}`, ...staff, supervisor: staff.supervisors[0] ?? '', timeZone: source.timeZone, head };
}

/** What the cloud sends in the hour before `until`: all of the past's events, so that few agents are very busy. */
export function pushesOfLastHour(past: Past): TimedPush[] {
  const shift = { seed: past.events, agents: agentsOf(past), accountId, callsPerAgentHour: past.events / (past.agents * eventsPerCall) };
  return simulateShift({ ...shift, startsAt: past.until - hourMs, durationMs: hourMs }).filter(({ at }) => at <= past.until);
}

function agentsOf(past: Past): AgentOnDuty[] {
  return Array.from({ length: past.agents }, (_, i) => ({ agentNumber: String(20_001 + i), agentName: agentNameAt(i) }));
}

/** What the cloud sends on one day. The shift goes on for an hour after `until`: at that moment there are calls. */
function pushesOfDay(past: Past, agents: readonly AgentOnDuty[], until: EpochMs): TimedPush[] {
  const hours = past.days * (shiftHours + 1) - 1;
  const callsPerAgentHour = past.events / (hours * past.agents * eventsPerCall);
  const shift = { seed: Math.floor(until / dayMs), agents, accountId, callsPerAgentHour };
  const pushes = simulateShift({ ...shift, startsAt: until - shiftHours * hourMs, durationMs: (shiftHours + 1) * hourMs });
  return pushes.filter(({ at }) => at <= past.until);
}

async function append(ingest: Ingest, source: Source, pushes: readonly TimedPush[]): Promise<void> {
  for (let i = 0; i < pushes.length; i += groupSize) {
    const answers = await Promise.all(pushes.slice(i, i + groupSize).map(({ at, body }) => ingest(source, body, at)));
    for (const answer of answers) valueOf(answer);
  }
}

/** A zone without summer time where it is about seven in the evening: the shift that just ended lies in one day. */
function zoneOfEvening(at: EpochMs): string {
  const hoursEast = ((19 - new Date(at).getUTCHours() + 36) % 24) - 12;
  return `Etc/GMT${hoursEast > 0 ? '-' : '+'}${Math.abs(hoursEast)}`;
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.cause);
  return result.value;
}
