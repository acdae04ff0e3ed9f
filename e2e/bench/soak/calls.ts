import { agentNameAt } from '../../../relay/simulator/moor-v7/agents.ts';
import { simulateShift } from '../../../relay/simulator/moor-v7/shift.ts';

const accountId = '20000153';
const callsPerAgentHour = 12;
const shortestShiftMs = 10 * 60_000;

/**
 * Pushes of real calls, one shift after the other without an end: log-ins, menus, queues, rings, talks, transfers, cdrs, log-outs, in the
 * order of leaving the cloud. Each shift ends just now, so that its calls belong to this day.
 */
export function* callsWithoutEnd(agentNumbers: readonly string[], firstSeed: number): Generator<object, never> {
  const agents = agentNumbers.map((agentNumber, index) => ({ agentNumber, agentName: agentNameAt(index) }));
  for (let seed = firstSeed; ; seed += 1) {
    const shift = simulateShift({ seed, agents, accountId, startsAt: Date.now() - shortestShiftMs, durationMs: shortestShiftMs, callsPerAgentHour });
    for (const { body } of shift) yield body;
  }
}
