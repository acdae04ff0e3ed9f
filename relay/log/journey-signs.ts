import type Database from 'better-sqlite3';
import { probableWithinMs } from '../core/journey.ts';
import type { EpochMs } from '../../src/shared/contract/time.ts';

/**
 * Whether there can be anything of a journey at all. Most clouds push no IVR step: their calls need not be looked up one by one, which would
 * be a third of what it costs to append them. Says too much rather than too little: what was deleted meanwhile counts as there.
 */
export class JourneySigns {
  readonly #sources: Set<string>;
  #latestCallerAt: EpochMs;

  constructor(db: Database.Database, now: EpochMs) {
    this.#sources = new Set(sourcesWithSteps(db));
    // Of which time they are is not worth a walk through all of them: they count as of this moment.
    const hasCallers = db.prepare('SELECT 1 FROM journey_caller LIMIT 1').get() !== undefined;
    this.#latestCallerAt = hasCallers ? now : Number.NEGATIVE_INFINITY;
  }

  /** Whether anything of this source was ever a step. */
  mayHaveSteps(source: string): boolean {
    return this.#sources.has(source);
  }

  /** Whether a caller was in some IVR, not so long before that a call of theirs would not be tied to it. */
  mayContinue(receivedAt: EpochMs): boolean {
    return receivedAt - this.#latestCallerAt <= probableWithinMs;
  }

  noteStep(source: string): void {
    this.#sources.add(source);
  }

  noteCaller(receivedAt: EpochMs): void {
    this.#latestCallerAt = Math.max(this.#latestCallerAt, receivedAt);
  }
}

/** From one to the next: each is one look into the index. */
function* sourcesWithSteps(db: Database.Database): Iterable<string> {
  const next = db.prepare<[string], string | null>('SELECT min(source) FROM journey_step WHERE source > ?').pluck();
  for (let source = next.get(''); source !== null && source !== undefined; source = next.get(source)) yield source;
}
