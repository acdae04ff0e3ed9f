import { useEffect, useRef, type RefObject } from 'react';
import { playAlarm } from './alarm-sound.ts';

/** Half a second on, half off: well below the three flashes a second that can harm. */
const flashEveryMs = 500;

/**
 * Makes what is open flash, by `data-flash` on an element, and tells of new matters by a sound. With reduced motion the mark
 * stands still.
 *
 * @param open matters that nobody has seen yet
 * @returns for the element around all that may flash
 */
export function useAlarm(open: readonly string[], withSound: boolean): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  const isFlashing = open.length > 0;
  useEffect(() => {
    const root = element.current;
    if (!root || !isFlashing) return undefined;
    const reduced = matchMedia('(prefers-reduced-motion: reduce)');
    const flash = (): void => {
      root.dataset['flash'] = reduced.matches || root.dataset['flash'] !== 'on' ? 'on' : 'off';
    };
    flash();
    const timer = setInterval(flash, flashEveryMs);
    return () => {
      clearInterval(timer);
      delete root.dataset['flash'];
    };
  }, [isFlashing]);

  const heard = useRef<ReadonlySet<string> | null>(null);
  const names = open.join('\n');
  useEffect(() => {
    const fresh = new Set(names === '' ? [] : names.split('\n'));
    // What was open before the page came was told to whoever was there.
    const isNew = heard.current !== null && [...fresh].some((matter) => !heard.current?.has(matter));
    heard.current = fresh;
    if (isNew && withSound) playAlarm();
  }, [names, withSound]);
  return element;
}
