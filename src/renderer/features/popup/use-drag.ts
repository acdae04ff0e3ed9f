import { useEffect, type RefObject } from 'react';
import type { Bridge } from '../../../shared/bridge.ts';
import { useBridge } from '../../bridge/context.ts';

/** Less than this is a click that trembled, in CSS pixels. */
const leastPx = 4;

/**
 * Lets the window be moved by an element of it. The page tells the host how far; a drag region of the window system would swallow
 * the pointer's movements, by which a card knows that it is being read.
 */
export function useDrag(handle: RefObject<HTMLElement | null>): void {
  const bridge = useBridge();
  useEffect(() => {
    const element = handle.current;
    return element ? dragBy(element, bridge) : undefined;
  }, [bridge, handle]);
}

function dragBy(element: HTMLElement, bridge: Bridge): () => void {
  let from: { readonly x: number; readonly y: number } | null = null;
  let by = { dx: 0, dy: 0 };
  let moving = false;
  const tell = (phase: 'start' | 'move' | 'end'): void => void bridge.call('popup.drag', { phase, ...by });
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    from = { x: event.screenX, y: event.screenY };
    element.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    if (!from) return;
    by = { dx: event.screenX - from.x, dy: event.screenY - from.y };
    if (!moving && Math.hypot(by.dx, by.dy) < leastPx) return;
    tell(moving ? 'move' : 'start');
    moving = true;
  };
  // However the hold ends, the last movement counts: what comes after it is another's.
  const end = (): void => {
    if (moving) tell('end');
    from = null;
    moving = false;
  };
  const stop = new AbortController();
  element.addEventListener('pointerdown', down, { signal: stop.signal });
  element.addEventListener('pointermove', move, { signal: stop.signal });
  for (const ending of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) {
    element.addEventListener(ending, end, { signal: stop.signal });
  }
  return () => stop.abort();
}
