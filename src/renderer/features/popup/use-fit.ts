import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { Bridge } from '../../../shared/bridge.ts';

const tallest = 4000;

/**
 * Tells the host how many CSS pixels of height the cards need: after each drawing, which is after each new view,
 * and whenever the content grows or shrinks by itself. 0 means that there is nothing to show.
 */
export function useFit(empty: boolean, bridge: Bridge): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null);
  const told = useRef<number | null>(null);

  useLayoutEffect(() => {
    told.current = tell(bridge, empty ? 0 : heightOf(content.current));
  });

  useLayoutEffect(() => {
    if (empty || !content.current) return undefined;
    const observer = new ResizeObserver(() => {
      const height = heightOf(content.current);
      if (height !== told.current) told.current = tell(bridge, height);
    });
    observer.observe(content.current);
    return () => observer.disconnect();
  }, [empty, bridge]);

  return content;
}

function heightOf(content: HTMLElement | null): number {
  return Math.min(tallest, Math.ceil(content?.getBoundingClientRect().height ?? 0));
}

function tell(bridge: Bridge, height: number): number {
  void bridge.call('popup.fit', { height });
  return height;
}
