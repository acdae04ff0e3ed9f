import { useCallback, useEffect, useState } from 'react';
import { useCaps } from '../../bridge/context.ts';
import { useLedTo } from '../habits/use-led-to.ts';
import { isHere, placeOfKey, type Place } from './places.ts';

interface Where {
  readonly place: Place;
  /** The call that is shown in full there. */
  readonly opened: string | null;
}

interface Navigation extends Where {
  readonly go: (place: Place) => void;
  readonly open: (callId: string | null) => void;
}

/** Where in the window the person is: led by the rail, by Ctrl or Cmd with a digit, and from outside by links and notifications. */
export function usePlace(): Navigation {
  const [where, setWhere] = useState<Where>({ place: 'today', opened: null });
  const caps = useCaps();
  const go = useCallback((place: Place) => setWhere({ place, opened: null }), []);
  const open = useCallback((opened: string | null) => setWhere(({ place }) => ({ place, opened })), []);

  useLedTo((wanted) => setWhere(wanted.to === 'call' ? { place: 'history', opened: wanted.callId } : { place: wanted.to, opened: null }));
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const place = placeOfKey(event);
      if (place === null || !isHere(place, caps)) return;
      event.preventDefault();
      go(place);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [go, caps]);
  return { ...where, go, open };
}
