import { useEffect, useRef } from 'react';
import type { Place } from '../../../shared/api/habits-methods.ts';
import { useBridge } from '../../bridge/context.ts';

/** Goes where a link or a notification leads that was clicked outside the window. */
export function useLedTo(go: (place: Place) => void): void {
  const bridge = useBridge();
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => bridge.on('navigate', (place) => latest.current(place)), [bridge]);
}
