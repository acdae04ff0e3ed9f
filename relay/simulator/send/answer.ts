import { z } from 'zod';
import type { TimedPush } from '../timed-push.ts';

/** What became of one push. */
export interface Answer {
  readonly push: TimedPush;
  /** `undelivered`: no answer worth the name after the last attempt, or stopped before. */
  readonly outcome: 'accepted' | 'duplicate' | 'refused' | 'undelivered';
  /** HTTP status of the last attempt; `null` where none came. */
  readonly status: number | null;
  /** Place in the relay's log of the push's last event. */
  readonly seq: number | null;
  /** Why not, in the relay's words or the network's. */
  readonly error: string | null;
  readonly attempts: number;
  /** From the first attempt to the last answer. */
  readonly tookMs: number;
}

/** docs/protocol.md, "Webhooks in". */
const bodySchema = z.object({
  ok: z.boolean(),
  seq: z.number().optional(),
  duplicate: z.boolean().optional(),
  error: z.string().optional(),
});

export type Verdict = Pick<Answer, 'outcome' | 'status' | 'seq' | 'error'>;

/** Reads what a relay answered. A 200 without the agreed body is no acceptance: it may be anybody's. */
export function readAnswer(status: number, text: string): Verdict {
  const body = parse(text);
  if (status === 200 && body?.ok === true) {
    return { outcome: body.duplicate === true ? 'duplicate' : 'accepted', status, seq: body.seq ?? null, error: null };
  }
  return { outcome: 'refused', status, seq: null, error: body?.error ?? `HTTP ${status}` };
}

function parse(text: string): z.infer<typeof bodySchema> | null {
  try {
    return bodySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
