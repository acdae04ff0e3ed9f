import { useEffect, useState } from 'react';
import type { UpdateView } from '../../../shared/api/update-methods.ts';
import { useBridge, useCaps } from '../../bridge/context.ts';

/** How far an update is; `null` until the host has said, and where the app is a page. */
export function useUpdate(): UpdateView | null {
  const bridge = useBridge();
  const { computer } = useCaps();
  const [view, setView] = useState<UpdateView | null>(null);
  useEffect(() => {
    if (!computer) return undefined;
    void bridge.call('update.view').then((answer) => answer.ok && setView((told) => told ?? answer.value));
    return bridge.on('update.changed', setView);
  }, [bridge, computer]);
  return view;
}
