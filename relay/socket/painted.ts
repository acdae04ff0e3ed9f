import { z } from 'zod';
import type { Viewer } from '../core/viewer.ts';

/** An agent's pop-up was painted so long after the relay had received the push. */
export interface Painted {
  readonly agentNumber: string | null;
  readonly callId: string;
  readonly milliseconds: number;
}

const paintedSchema = z.object({
  callId: z.string().min(1).max(200),
  milliseconds: z.number().min(0).max(24 * 3_600_000),
});

/** Answers `painted` when an answer was asked for: `{ok:true}`, or `{ok:false, error}` in plain words. */
export function answerPainted(said: readonly unknown[], viewer: Viewer, onPainted: (painted: Painted) => void): void {
  const answer = said.at(-1);
  const reply = (words: object): void => {
    if (typeof answer === 'function') answer(words);
  };
  const painted = paintedSchema.safeParse(said[0]);
  if (!painted.success) return reply({ ok: false, error: 'Send {"callId":"…","milliseconds":N}.' });
  onPainted({ agentNumber: viewer.role === 'agent' ? viewer.agentNumber : null, ...painted.data });
  reply({ ok: true });
}
