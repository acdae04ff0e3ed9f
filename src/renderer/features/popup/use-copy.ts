import { useEffect, useState } from 'react';
import { useBridge } from '../../bridge/context.ts';

/** How the last copying went; `copy` when there is nothing to tell (any more). */
export type CopyWord = 'copy' | 'copied' | 'copy-failed';

const tellForMs = 1500;

/** Copies a number as the cloud sent it and says so for a moment. */
export function useCopy(number: string): readonly [CopyWord, () => void] {
  const bridge = useBridge();
  const [word, setWord] = useState<CopyWord>('copy');
  useEffect(() => {
    if (word === 'copy') return undefined;
    const timer = setTimeout(() => setWord('copy'), tellForMs);
    return () => clearTimeout(timer);
  }, [word]);
  const copy = async (): Promise<void> => {
    const answer = await bridge.call('number.copy', { number });
    setWord(answer.ok ? 'copied' : 'copy-failed');
  };
  return [word, () => void copy()];
}
