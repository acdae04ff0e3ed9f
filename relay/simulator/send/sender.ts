import { setTimeout as wait } from 'node:timers/promises';
import type { TimedPush } from '../timed-push.ts';
import type { Answer } from './answer.ts';
import type { Patience } from './deliver.ts';
import { defaultPatience, deliver } from './deliver.ts';
import { createPost } from './post.ts';

export interface SendOptions {
  /** The whole address, secret included. It is never printed nor repeated in an answer. */
  readonly hookUrl: string;
  /** Simulated seconds in a real one: 1 is as it happens, 60 an hour in a minute. */
  readonly speed: number | 'as-fast-as-possible';
  /** Pushes under way at once. */
  readonly concurrency: number;
  readonly signal?: AbortSignal;
  readonly onAnswer?: (answer: Answer) => void;
  readonly patience?: Patience;
}

export type SendSummary = Readonly<Record<Answer['outcome'] | 'unsent', number>>;

/**
 * Sends pushes over real HTTP, in their order and, unless as fast as possible, at their times. A push that the relay
 * cannot take at the moment (503, nobody listening) is tried again while others go on.
 *
 * @returns how many came to which end; `unsent` are those that the signal forestalled
 */
export async function sendPushes(pushes: readonly TimedPush[], options: SendOptions): Promise<SendSummary> {
  const signal = options.signal ?? new AbortController().signal;
  const concurrency = Math.max(1, Math.floor(options.concurrency));
  const { post, close } = createPost(new URL(options.hookUrl), concurrency);
  const isDue = createPace(pushes, options.speed, signal);
  const counts = { accepted: 0, duplicate: 0, refused: 0, undelivered: 0, unsent: 0 };
  const queue = pushes.values();

  const worker = async (): Promise<void> => {
    for (const push of queue) {
      await isDue(push);
      if (signal.aborted) {
        counts.unsent += 1;
        continue;
      }
      const answer = await deliver(push, post, options.patience ?? defaultPatience, signal);
      counts[answer.outcome] += 1;
      options.onAnswer?.(answer);
    }
  };

  await Promise.all(Array.from({ length: concurrency }, worker));
  close();
  return counts;
}

/** Resolves when the time of a push has come, or at once when stopped. */
function createPace(pushes: readonly TimedPush[], speed: SendOptions['speed'], signal: AbortSignal): (push: TimedPush) => Promise<void> {
  if (speed === 'as-fast-as-possible') return async () => undefined;
  const firstAt = pushes.reduce((earliest, { at }) => Math.min(earliest, at), Infinity);
  const startedAt = performance.now();
  return async ({ at }) => {
    const pauseMs = (at - firstAt) / speed - (performance.now() - startedAt);
    if (pauseMs > 0 && !signal.aborted) await wait(pauseMs, undefined, { signal }).catch(() => undefined);
  };
}
