import { setTimeout as wait } from 'node:timers/promises';
import type { TimedPush } from '../timed-push.ts';
import type { Answer, Verdict } from './answer.ts';
import { readAnswer } from './answer.ts';
import type { Post } from './post.ts';

/** How long a sender tries on: the pause doubles from `firstMs` to `mostMs`. */
export interface Patience {
  readonly attempts: number;
  readonly firstMs: number;
  readonly mostMs: number;
}

export const defaultPatience: Patience = { attempts: 30, firstMs: 100, mostMs: 5000 };

/** Sends one push until it is answered with anything but 503, patience ends, or the signal says stop. Never rejects. */
export async function deliver(push: TimedPush, post: Post, patience: Patience, signal: AbortSignal): Promise<Answer> {
  const body = JSON.stringify(push.body);
  const startedAt = performance.now();
  let verdict: Verdict = { outcome: 'undelivered', status: null, seq: null, error: 'stopped' };
  let attempts = 0;
  while (attempts < patience.attempts && !signal.aborted) {
    attempts += 1;
    const attempt = await attemptOnce(body, post, signal);
    verdict = attempt.verdict;
    if (verdict.outcome !== 'undelivered' || attempts === patience.attempts) break;
    const pauseMs = Math.min(patience.mostMs, attempt.retryAfterMs ?? patience.firstMs * 2 ** (attempts - 1));
    await wait(pauseMs, undefined, { signal }).catch(() => undefined);
  }
  return { push, ...verdict, attempts, tookMs: performance.now() - startedAt };
}

async function attemptOnce(body: string, post: Post, signal: AbortSignal): Promise<{ verdict: Verdict; retryAfterMs: number | null }> {
  try {
    const { status, text, retryAfterMs } = await post(body, signal);
    const verdict = readAnswer(status, text);
    return { verdict: status === 503 ? { ...verdict, outcome: 'undelivered' } : verdict, retryAfterMs };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { verdict: { outcome: 'undelivered', status: null, seq: null, error: cause }, retryAfterMs: null };
  }
}
