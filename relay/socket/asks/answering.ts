import type { z } from 'zod';
import type { EpochMs } from '../../../src/shared/contract/time.ts';
import { fail, type Failure, type Result } from '../../../src/shared/result.ts';
import { RateLimit } from '../../core/rate-limit.ts';
import type { Viewer } from '../../core/viewer.ts';

/** One ask as one connected client may put it. */
export type Ask = (viewer: Viewer, payload: unknown, now: EpochMs) => Result<object> | Promise<Result<object>>;

const limitWithinMs = 10_000;

/**
 * Lets an ask through to its answer when its shape is right and the client has not put too many.
 *
 * @param shape what to send, for whoever sent something else
 * @param most how often in ten seconds, for each client
 */
export function answering<Input extends z.ZodType>(
  input: Input,
  shape: string,
  most: number,
  answer: (viewer: Viewer, input: z.output<Input>) => Result<object> | Promise<Result<object>>,
): Ask {
  const limit = new RateLimit(most, limitWithinMs);
  return (viewer, payload, now) => {
    const waitMs = limit.take('', now);
    if (waitMs > 0) return tooMany(waitMs);
    const read = input.safeParse(payload);
    return read.success ? answer(viewer, read.data) : fail('malformed', 'The relay cannot read what was asked.', `Send ${shape}.`);
  };
}

/** As it travels: `{ok: true, …}`, or `{ok: false, code, error, mend}` in plain words. */
export function answerOf(result: Result<object>): object {
  return result.ok ? { ok: true, ...result.value } : refusalOf(result.failure);
}

function refusalOf({ code, cause, mend }: Failure): object {
  return { ok: false, code, error: cause, mend };
}

function tooMany(waitMs: number): Result<never> {
  return fail('too-many', 'This client asks too often.', `Ask again in ${Math.ceil(waitMs / 1000)} s.`);
}
