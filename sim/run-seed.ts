import { cloudDay } from './cloud/day.ts';
import type { SilencedPhone } from './cloud/push.ts';
import { Judge } from './check/judge.ts';
import { checkGaps, checkSilenced } from './check/told-watch.ts';
import { Violation } from './check/violation.ts';
import { allFaults } from './faults/all-faults.ts';
import type { Fault } from './faults/fault.ts';
import { Recoveries, type FaultCount } from './faults/recoveries.ts';
import { scheduleFaults, type Stretch } from './faults/schedule.ts';
import { World } from './world.ts';

export interface SeedOptions {
  readonly seed: number;
  readonly days: number;
  readonly agents: number;
  readonly callsPerAgentHour: number;
  readonly faults?: readonly Fault[];
  /** Spoils the world before it begins: for negative controls. */
  readonly spoil?: (world: World) => void;
}

export interface SeedReport {
  readonly seed: number;
  readonly violation: { readonly invariant: string; readonly found: string; readonly at: string } | null;
  readonly faults: ReadonlyMap<string, FaultCount>;
  /** Events in the log, and how often desks hold one. */
  readonly events: number;
  readonly held: number;
  readonly pushes: World['ledger']['counts'];
  /** Virtual events that happened. */
  readonly steps: number;
}

const hourMs = 3_600_000;
/** 09:00 in Shanghai of the first day. */
const firstMorning = Date.parse('2026-11-20T01:00:00.000Z');
const shiftMs = 8 * hourMs;
/** The last calls end and the last pushes are tried again. */
const windDownMs = 15 * 60_000;
/** Things go wrong for so long, then nothing does for a while, and all is looked at. */
const stormyMs = 43 * 60_000;
const calmMs = 2 * 60_000;
/** What comes after a backup is soon more than what a restore takes away, so that a place in the old log looks like one in the new. */
const backupEveryMs = 8 * 60_000;
/** What the log keeps in runs of several days. */
const keptDays = 2;

/** One seed: days of a centre with every fault, and what was found. The same options always come to the same. */
export async function runSeed(options: SeedOptions): Promise<SeedReport> {
  const world = new World({ seed: options.seed, agents: options.agents, startsAt: firstMorning - hourMs });
  const judge = new Judge(world);
  const recoveries = new Recoveries(world);
  const report = (violation: SeedReport['violation']): SeedReport => ({
    seed: options.seed,
    violation,
    faults: recoveries.counts,
    events: judge.log.head,
    held: judge.held,
    pushes: world.ledger.counts,
    steps: world.time.passed,
  });
  try {
    options.spoil?.(world);
    await runDays(options, world, judge, recoveries);
    return report(null);
  } catch (error) {
    const at = new Date(world.time.now).toISOString();
    if (error instanceof Violation) return report({ invariant: error.invariant, found: error.message, at });
    return report({ invariant: 'crash', found: error instanceof Error ? (error.stack ?? error.message) : String(error), at });
  }
}

async function runDays({ seed, days, callsPerAgentHour, faults = allFaults }: SeedOptions, world: World, judge: Judge, recoveries: Recoveries): Promise<void> {
  const { time, directory, sender, host } = world;
  const random = world.chance('faults');
  const silenced: SilencedPhone[] = [];
  let serial = 1;
  host.start();
  for (let day = 0; day < days; day += 1) {
    const morning = firstMorning + day * 24 * hourMs;
    const today = cloudDay({ seed: `${seed} ${day}`, directory, startsAt: morning, durationMs: shiftMs, callsPerAgentHour, serial });
    serial = today.nextSerial;
    silenced.push(...today.silenced);
    sender.send(today.pushes);
    await startDesks(world, morning - 5 * 60_000);
    const stretches = stretchesFrom(morning);
    scheduleFaults(world, faults, stretches, random, recoveries);
    for (const { from, until } of stretches) {
      for (let at = from; at < until; at += backupEveryMs) time.at(at, () => world.backUp());
      await time.runUntil(until + calmMs - 30_000);
      judge.checkCalm(() => random.chance(0.1));
      await time.runUntil(until + calmMs);
    }
    await time.runUntil(morning + shiftMs + windDownMs);
    judge.checkAtRest(random, 0.2);
    for (const desk of world.desks) desk.quit();
    await time.runUntil(morning + shiftMs + 2 * hourMs);
    if (day >= keptDays && day < days - 1) letGo(world, judge, time.now - keptDays * 24 * hourMs);
  }
  await time.runUntil(sender.lastLeavesAt + hourMs);
  await startDesks(world, time.now);
  await time.runUntil(time.now + 5 * 60_000);
  judge.checkAtRest(random, 1);
  checkSilenced(silenced, judge.log, world.ledger);
  // More numbers than are remembered are missed in a longer time.
  if (days === 1) checkGaps(judge.log, time.now);
}

/** As retention does at night: the log lets go of what is older, and the desks of what was compared. */
function letGo({ host }: World, judge: Judge, receivedBefore: number): void {
  const { events } = host.file;
  let oldestSeq = judge.log.oldestSeq;
  while (oldestSeq < judge.log.head && (events.at(oldestSeq)?.receivedAt ?? 0) < receivedBefore) oldestSeq += 1;
  judge.trim(oldestSeq);
  events.trim(oldestSeq, receivedBefore - 7 * 24 * hourMs);
  host.relay?.log.trimmed(oldestSeq);
}

async function startDesks(world: World, from: number): Promise<void> {
  const random = world.chance(`start ${from}`);
  for (const desk of world.desks) world.time.at(from + random.int(0, 120_000), () => desk.start());
  await world.time.runUntil(from + 180_000);
}

function stretchesFrom(morning: number): Stretch[] {
  const stretches: Stretch[] = [];
  for (let from = morning + 60_000; from + stormyMs + calmMs <= morning + shiftMs + windDownMs; from += stormyMs + calmMs) {
    stretches.push({ from, until: from + stormyMs });
  }
  return stretches;
}
