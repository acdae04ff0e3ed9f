import { useLayoutEffect } from 'react';
import type { CallState } from '../../../shared/contract/call-steps.ts';
import { useBridge } from '../../bridge/context.ts';

/** What was reported, so that a card that comes back is not reported twice; the oldest are forgotten. */
const reported = new Set<string>();
const mostReported = 1000;

/**
 * Reports when the first frame that shows a call in a state stands on the screen. The second animation frame
 * after the change begins once the first has been handed to the screen: that is the moment reported.
 */
export function usePainted(callId: string, state: CallState): void {
  const bridge = useBridge();
  useLayoutEffect(() => {
    const key = `${state} ${callId}`;
    if (reported.has(key)) return undefined;
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        remember(key);
        void bridge.call('popup.painted', { callId, state, at: Date.now() });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [bridge, callId, state]);
}

function remember(key: string): void {
  reported.add(key);
  const [oldest] = reported;
  if (reported.size > mostReported && oldest !== undefined) reported.delete(oldest);
}
