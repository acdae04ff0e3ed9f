import type { AgentLeg } from './taken.ts';

/** Legs of one ring begin within this: clouds tell times in whole seconds, and ring one phone after the other. */
const oneRingMs = 2_000;
/** A ring that begins so soon before or after may be the same or another caller's: then nobody can tell. */
const tooNearMs = 6_000;

/** Whether a number is one customer's: "anonymous" is what many are called. */
export function tellsOneCustomer(customerNumber: string | null): boolean {
  return customerNumber !== null && /\d{3}/.test(customerNumber);
}

/**
 * The legs that ring for the same caller as `leg` where no caller shows a number: those that began with it, so long as it is
 * clear that they are one ring. It is not where another ring of the trunk began nearly then, where a phone rings twice, and
 * where two answered: those are two callers.
 *
 * @param ofTheTrunk the other legs of callers without a number over the same trunk
 */
export function legsOfOneRing(leg: AgentLeg, ofTheTrunk: readonly AgentLeg[]): readonly AgentLeg[] {
  const near = ofTheTrunk.filter((other) => apartMs(leg, other) <= tooNearMs);
  const ring = [leg, ...near];
  const begins = ring.map(({ alertedAt }) => alertedAt ?? Number.NaN);
  const isOne =
    Math.max(...begins) - Math.min(...begins) <= oneRingMs &&
    new Set(ring.map(({ audienceKey }) => audienceKey)).size === ring.length &&
    ring.filter(({ answeredAt }) => answeredAt !== null).length <= 1;
  return isOne ? near : [];
}

function apartMs(a: AgentLeg, b: AgentLeg): number {
  return a.alertedAt === null || b.alertedAt === null ? Infinity : Math.abs(a.alertedAt - b.alertedAt);
}
