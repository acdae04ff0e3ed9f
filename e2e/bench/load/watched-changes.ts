import { quantile } from '../harness/quantiles.ts';
import type { SeenMessage } from './watchers-words.ts';

/** When changes were seen, by everybody who watches. */
export class WatchedChanges {
  readonly #watchers: number;
  #pushedAt = new Map<number, number>();
  #seenAt = new Map<number, number[]>();
  #messages = 0;

  constructor(watchers: number) {
    this.#watchers = watchers;
  }

  /** What was before was warming up. */
  begin(): void {
    this.#pushedAt.clear();
    this.#seenAt.clear();
    this.#messages = 0;
  }

  pushed(nth: number, at: number): void {
    this.#pushedAt.set(nth, at);
  }

  /** One watcher got a message with these changes. */
  saw(changes: readonly number[], at: number): void {
    this.#messages += 1;
    for (const nth of changes) {
      const seen = this.#seenAt.get(nth);
      if (seen) seen.push(at);
      else this.#seenAt.set(nth, [at]);
    }
  }

  /** @param seconds how long it was watched */
  summary(seconds: number): SeenMessage {
    const sincePush: number[] = [];
    const sinceFirst: number[] = [];
    for (const [nth, pushedAt] of this.#pushedAt) {
      const seen = this.#seenAt.get(nth) ?? [];
      for (const at of seen) sincePush.push(at - pushedAt);
      for (const at of seen) sinceFirst.push(at - (seen[0] ?? at));
    }
    const times = (all: readonly number[]) => ({ p50: quantile(all, 0.5), p99: quantile(all, 0.99), longest: quantile(all, 1) });
    const missing = this.#pushedAt.size * this.#watchers - sincePush.length;
    return { missing, messagesPerSecond: this.#messages / this.#watchers / seconds, sincePush: times(sincePush), sinceFirst: times(sinceFirst) };
  }
}
