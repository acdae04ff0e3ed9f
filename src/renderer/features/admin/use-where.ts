import { useMemo, useSyncExternalStore } from 'react';
import { whereOf, type Where } from './places.ts';

/** Where the person is; the browser's own way back leads back. */
export function useWhere(): Where {
  const hash = useSyncExternalStore(onHash, () => location.hash);
  return useMemo(() => whereOf(hash), [hash]);
}

function onHash(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
