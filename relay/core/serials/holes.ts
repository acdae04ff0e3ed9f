import type { EpochMs } from '../../../src/shared/contract/time.ts';

/** Numbers, both ends included, that were passed over and have not come since. */
export interface Hole {
  readonly from: number;
  readonly to: number;
  /** When the relay received the event that passed over them. */
  readonly since: EpochMs;
  /** Whether they were counted as lost. */
  readonly isLost: boolean;
}

/** So many are remembered for one count; of more the lowest are given up. */
const mostHoles = 64;

/** Tells what a number filled: a hole that was counted as lost, one that was not yet, or none. */
export type Filling = 'lost' | 'awaited' | null;

export function fill(holes: readonly Hole[], serial: number): { readonly holes: readonly Hole[]; readonly filled: Filling } {
  const hole = holes.find(({ from, to }) => from <= serial && serial <= to);
  if (!hole) return { holes, filled: null };
  const rest = [
    { ...hole, to: serial - 1 },
    { ...hole, from: serial + 1 },
  ].filter(({ from, to }) => from <= to);
  return { holes: holes.flatMap((each) => (each === hole ? rest : [each])), filled: hole.isLost ? 'lost' : 'awaited' };
}

/** Keeps what may be remembered. `lost` is how many numbers were given up that nobody had counted. */
export function bounded(holes: readonly Hole[]): { readonly holes: readonly Hole[]; readonly lost: number } {
  const given = holes.slice(0, Math.max(0, holes.length - mostHoles));
  return { holes: given.length === 0 ? holes : holes.slice(given.length), lost: awaitedIn(given) };
}

/** How many numbers are awaited still. */
export function awaitedIn(holes: readonly Hole[]): number {
  return holes.reduce((sum, { from, to, isLost }) => sum + (isLost ? 0 : to - from + 1), 0);
}
