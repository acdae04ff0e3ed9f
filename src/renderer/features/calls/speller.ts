import { useSyncExternalStore } from 'react';
import type { Speller } from './find-text.ts';

let speller: Speller | null = null;
let isLoading = false;
const listeners = new Set<() => void>();

/**
 * Tells Chinese signs by their sound, to show why a name was found by letters. Its tables are large: they are fetched when
 * somebody first types a letter, and until then nothing is told.
 */
export function useSpeller(isNeeded: boolean): Speller | null {
  const held = useSyncExternalStore(listen, () => speller);
  if (isNeeded && !isLoading) void load();
  return held;
}

async function load(): Promise<void> {
  isLoading = true;
  const { pinyin } = await import('pinyin-pro');
  const known = new Map<string, readonly string[]>();
  speller = (signs) => {
    const syllables = known.get(signs) ?? pinyin(signs, { toneType: 'none', type: 'array', v: true, mode: 'surname' }).map((syllable) => syllable.replaceAll(/[^a-z]/g, ''));
    known.set(signs, syllables);
    return syllables;
  };
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
