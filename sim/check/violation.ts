/** The invariants of the project, by their numbers (docs/guarantees.md). */
export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'crash';

/** Something that was promised did not hold. */
export class Violation extends Error {
  readonly invariant: Invariant;

  constructor(invariant: Invariant, found: string) {
    super(`${invariant}: ${found}`);
    this.invariant = invariant;
  }
}

export function demand(holds: boolean, invariant: Invariant, found: () => string): void {
  if (!holds) throw new Violation(invariant, found());
}
