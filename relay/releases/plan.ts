import { createHash } from 'node:crypto';
import { z } from 'zod';
import { versionPattern } from '../../src/shared/contract/updates.ts';
import { fail, ok, type Result } from '../../src/shared/result.ts';
import type { DirectoryStore } from '../auth/directory-store.ts';

const version = z.string().regex(versionPattern);

const planSchema = z.object({
  /** Who tries a release first: these by name, and this share of everybody (0 to 100). */
  pilots: z.object({ agents: z.array(z.string()), share: z.number().int().min(0).max(100) }).default({ agents: [], share: 0 }),
  /** What the pilots get; `null`: the same as everybody. */
  pilot: version.nullable().default(null),
  /** What everybody gets; `null`: nothing yet. */
  everybody: version.nullable().default(null),
  /** What everybody had before, the latest last. */
  before: z.array(version).default([]),
  calledBack: z.array(version).default([]),
});
/** Which version of the desktop app is for whom. */
export type Plan = z.infer<typeof planSchema>;

/** Older steps are not gone back to. */
const mostSteps = 20;

export const noPlan: Plan = planSchema.parse({});

/** The plan as it was kept last; one that cannot be read offers nothing to anybody. */
export function readPlan(store: DirectoryStore): Plan {
  try {
    const read = planSchema.safeParse(JSON.parse(store.meta('desktop-plan') ?? '{}'));
    return read.success ? read.data : noPlan;
  } catch (error) {
    if (error instanceof SyntaxError) return noPlan;
    throw error;
  }
}

export function keepPlan(store: DirectoryStore, plan: Plan): void {
  store.setMeta('desktop-plan', JSON.stringify(plan));
}

/** The version for a person, named as in the audit log (`agent:20001`); `null`: none. */
export function versionFor({ pilots, pilot, everybody }: Plan, person: string): string | null {
  return pilot !== null && isPilot(pilots, person) ? pilot : everybody;
}

/** The same share means the same people, and a larger one all of them and more. */
export function isPilot({ agents, share }: Plan['pilots'], person: string): boolean {
  if (agents.includes(person.replace(/^agent:/, ''))) return true;
  return createHash('sha256').update(`pilot ${person}`).digest().readUInt32BE(0) / 2 ** 32 < share / 100;
}

/** Offers a version to the pilots alone; what everybody gets is nothing of their own. */
export function offerToPilots(plan: Plan, offered: string): Plan {
  return { ...plan, pilot: offered === plan.everybody ? null : offered, calledBack: plan.calledBack.filter((each) => each !== offered) };
}

/** Offers a version to everybody; pilots get no other any more. */
export function offerToEverybody(plan: Plan, offered: string): Plan {
  const { everybody, before, calledBack } = plan;
  const steps = everybody === null || everybody === offered ? before : [...before, everybody].slice(-mostSteps);
  return { ...plan, pilot: null, everybody: offered, before: steps, calledBack: calledBack.filter((each) => each !== offered) };
}

export interface RolledBack {
  readonly plan: Plan;
  readonly from: string;
  /** What the desks that have `from` go to; `null`: there is none, they keep it and nobody else gets it. */
  readonly to: string | null;
}

/** Takes the newest step back: of the pilots' version where they have one of their own, else of everybody's. Fails with `nothing-offered`. */
export function rollBack(plan: Plan): Result<RolledBack> {
  const from = plan.pilot ?? plan.everybody;
  if (from === null) return fail('nothing-offered', 'No release is offered to anybody.', 'There is nothing to take back.');
  const calledBack = [...new Set([...plan.calledBack, from])];
  if (plan.pilot !== null) return ok({ plan: { ...plan, pilot: null, calledBack }, from, to: plan.everybody });
  const to = plan.before.at(-1) ?? null;
  const earlier = to === null ? plan.before : plan.before.slice(0, -1);
  return ok({ plan: { ...plan, everybody: to, before: earlier, calledBack: calledBack.filter((each) => each !== to) }, from, to });
}

/** Whether the plan leads, or may lead back, to this version. */
export function isPlanned({ pilot, everybody, before }: Plan, wanted: string): boolean {
  return wanted === pilot || wanted === everybody || before.includes(wanted);
}
