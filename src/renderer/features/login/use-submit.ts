import { useState } from 'react';
import type { Answer, Refusal } from '../../bridge/web-access.ts';

export interface Submit {
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  /** Counts the refusals: a notice of a new one is a new notice. */
  readonly times: number;
  readonly submit: () => Promise<void>;
}

/** Sends a form once at a time, and keeps why it was refused. */
export function useSubmit<Value>(send: () => Promise<Answer<Value>>, done: (value: Value) => void): Submit {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly refusal: Refusal | null; readonly times: number }>({ refusal: null, times: 0 });
  return {
    busy,
    ...refused,
    submit: async () => {
      if (busy) return;
      setBusy(true);
      const answer = await send();
      setBusy(false);
      setRefused(({ times }) => (answer.ok ? { refusal: null, times } : { refusal: answer.failure, times: times + 1 }));
      if (answer.ok) done(answer.value);
    },
  };
}
