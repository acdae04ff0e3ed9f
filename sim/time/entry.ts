import type { EpochMs } from '../../src/shared/contract/time.ts';

/** Something that is to happen. */
export interface Entry {
  readonly at: EpochMs;
  /** What was asked for first happens first. */
  readonly order: number;
  /** `null` once it was called off. */
  action: (() => void) | null;
  /** Who comes to it; `null` for what happens by itself. */
  readonly by: { take(entry: Entry): void } | null;
}

export function isEarlier(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
