import { useEffect, useState } from 'react';
import { useBridge } from '../bridge/context.ts';
import { boardOf, type BoardStore } from './board-store.ts';

/** The live board for as long as the component stands: a component for each person, so that nothing of another's stays. */
export function useBoardStore(): BoardStore {
  const bridge = useBridge();
  const [{ store, follow }] = useState(() => boardOf(bridge));
  useEffect(follow, [follow]);
  return store;
}
