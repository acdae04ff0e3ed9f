import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TimedPush } from '../../relay/simulator/timed-push.ts';
import type { AgentOnDuty } from '../../relay/simulator/moor-v7/agents.ts';
import { agentNameAt } from '../../relay/simulator/moor-v7/agents.ts';
import { simulateShift } from '../../relay/simulator/moor-v7/shift.ts';
import { sendPushes } from '../../relay/simulator/send/sender.ts';
import type { RelayProcess } from '../lib/relay-process.ts';
import { addAgent, addSource, startRelay } from '../lib/relay-process.ts';
import type { OtherCloud } from './other-clouds.ts';
import { demoExtension, otherClouds, otherCloudsHour } from './other-clouds.ts';

/** The document's account and agent: the demo's calls look as its examples do. */
const accountId = '20000153';
export const demoAgent: AgentOnDuty = { agentNumber: '20001', agentName: agentNameAt(0) };
const colleagues: readonly AgentOnDuty[] = Array.from({ length: 5 }, (_, index) => ({
  agentNumber: String(20002 + index),
  agentName: agentNameAt(index + 1),
}));

const shiftMs = 3 * 3_600_000;
/** Calls that run when the shift ends are finished first: with this much room none of them reaches into the present. */
const shiftEndedBeforeMs = 40 * 60_000;
const seed = 20001;

export interface Stage {
  readonly relay: RelayProcess;
  readonly token: string;
  readonly profile: string;
  /** How many pushes of the past shift the relay holds. */
  readonly pushes: number;
  /** Customers whom the demo's agent has spoken to before, the most frequent first. */
  readonly regulars: readonly string[];
  /** Pushes one after the other, at their times where `paced`, else at once. */
  send(pushes: readonly TimedPush[], paced?: { readonly signal: AbortSignal }): Promise<void>;
  close(): Promise<void>;
}

/** A relay in a throw-away folder that has already taken in a morning of calls. */
export async function setStage(onRelayLog: (line: string) => void, signal: AbortSignal): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'danping-demo-'));
  try {
    return await setStageIn(folder, onRelayLog, signal);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function setStageIn(folder: string, onRelayLog: (line: string) => void, signal: AbortSignal): Promise<Stage> {
  const data = path.join(folder, 'relay');
  const profile = path.join(folder, 'profile');
  mkdirSync(profile);
  const hookPath = await addSource(data, 'moor-v7', 'main');
  const otherHooks = new Map<OtherCloud, string>();
  for (const cloud of otherClouds) otherHooks.set(cloud, await addSource(data, cloud, cloud));
  const token = await addAgent(data, demoAgent.agentNumber, demoAgent.agentName, [`tel4vn:${demoExtension}`, `yunhuni:${demoExtension}`]);
  const relay = await startRelay({ data, onLog: onRelayLog });
  const hookUrl = `${relay.url}${hookPath}`;

  const shift = simulateShift({
    seed,
    accountId,
    agents: [demoAgent, ...colleagues],
    startsAt: Date.now() - shiftMs - shiftEndedBeforeMs,
    durationMs: shiftMs,
    callsPerAgentHour: 9,
  });
  const summary = await sendPushes(shift.filter(({ body }) => !endsTheDay(body)), { hookUrl, speed: 'as-fast-as-possible', concurrency: 8, signal });
  let { accepted } = summary;
  const otherPushes = otherCloudsHour(Date.now() - shiftMs);
  for (const [cloud, hook] of otherHooks) {
    accepted += (await sendPushes(otherPushes[cloud], { hookUrl: `${relay.url}${hook}`, speed: 'as-fast-as-possible', concurrency: 1, signal })).accepted;
  }
  return {
    relay,
    token,
    profile,
    pushes: accepted,
    regulars: regularsOf(shift),
    send: async (pushes, paced) => {
      await sendPushes(pushes, { hookUrl, speed: paced ? 1 : 'as-fast-as-possible', concurrency: 1, signal: paced?.signal ?? signal });
    },
    close: async () => {
      await relay.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The demo's agent stays at its desk: the calls to come need somebody to ring at. */
function endsTheDay(body: object): boolean {
  return 'pushType' in body && body.pushType === 'logout' && 'agentNumber' in body && body.agentNumber === demoAgent.agentNumber;
}

function regularsOf(shift: readonly TimedPush[]): readonly string[] {
  const calls = new Map<string, Set<string>>();
  for (const { body } of shift) {
    if (!('pushType' in body) || body.pushType !== 'cdr') continue;
    if (!('agentNumber' in body) || body.agentNumber !== demoAgent.agentNumber) continue;
    if (!('customerNumber' in body) || !('callUniqueId' in body)) continue;
    const number = String(body.customerNumber);
    calls.set(number, (calls.get(number) ?? new Set()).add(String(body.callUniqueId)));
  }
  return [...calls].toSorted((a, b) => b[1].size - a[1].size).map(([number]) => number);
}
